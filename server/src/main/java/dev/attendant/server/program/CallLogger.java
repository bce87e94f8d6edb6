package dev.attendant.server.program;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Writes a call's course into the log, for an operator to follow. What was said is logged at debug only. */
final class CallLogger implements CallListener {

    private static final Logger log = LoggerFactory.getLogger("calls");

    @Override
    public void on(CallEvent event) {
        // events come from event loops too, where the call is not in the context; on its own thread it stays there
        String before = MDC.get("call");
        MDC.put("call", event.call().toString().substring(0, 8));
        try {
            write(event);
        } finally {
            if (before == null) {
                MDC.remove("call");
            } else {
                MDC.put("call", before);
            }
        }
    }

    private static void write(CallEvent event) {
        switch (event) {
            case CallEvent.Started started -> {
                CallInfo info = started.info();
                log.info("{} calls {} on {}: scenario {}",
                        info.callerNumber().isEmpty() ? "Somebody" : info.callerNumber(),
                        info.dialled(), info.pbx(), info.scenario());
            }
            case CallEvent.Greeted greeted -> log.info("Greeted after {} ms", greeted.sinceArrival().toMillis());
            case CallEvent.TurnTaken taken -> log.debug("{}: {}", taken.turn().speaker(), taken.turn().heard());
            case CallEvent.TransferBegan began -> log.info("To queue {}", began.transfer().queue());
            case CallEvent.ToolUsed used ->
                log.info("Tool {} took {} ms", used.tool(), used.took().toMillis());
            case CallEvent.Ended ended ->
                log.info("Ended after {} s: {}", ended.length().toSeconds(), ended.result().value());
            case CallEvent.MenuOffered offered -> log.info("Offered the menu of digits");
            case CallEvent.LineOpened opened -> log.debug("Line opened at {} Hz", opened.sampleRate());
            case CallEvent.BargedIn bargedIn -> log.debug("The caller interrupted");
            case CallEvent.Resumed resumed -> log.debug("Went on after an interruption without words");
            case CallEvent.Noted noted -> log.debug("Noted {}", noted.name());
            // the conversation logs these itself, with more
            case CallEvent.TransferEnded transferEnded -> {}
            case CallEvent.Failed failed -> {}
        }
    }
}
