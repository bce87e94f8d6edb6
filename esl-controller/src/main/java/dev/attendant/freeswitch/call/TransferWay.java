package dev.attendant.freeswitch.call;

import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.esl.EslEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * Another extension of the dialplan, run with {@code execute_extension}: unlike {@code transfer} it comes back when
 * there is no such extension, or the extension has called people in vain; and the caller is not hung up.
 *
 * @param place extension, and when they are others than the call's, dialplan and context: {@code sales XML default}
 */
record TransferWay(CallSocket socket, String place) implements QueueWay {

    /** {@code CS_ROUTING}: the extension has transferred. The state's name in an event is still the one before. */
    private static final String ROUTING = "2";

    @Override
    public Optional<TransferOutcome> hopeless() {
        return Optional.empty();
    }

    @Override
    public String begin() {
        BridgeWay.prepare(socket);
        socket.execute("unset", "cc_cause");
        return socket.execute("execute_extension", place);
    }

    @Override
    public End ended(EslEvent event, Duration waited) {
        if (event.header("Channel-State-Number").equals(ROUTING)) {
            return new End.GoesOn();
        }
        // the extension ran a queue of its own
        if (event.variable("cc_cause").equals("answered") || event.variable("fifo_status").equals("TALKING")) {
            return new End.AgentFound();
        }
        String disposition = event.variable("originate_disposition");
        if (!disposition.isEmpty()) {
            return new End.Over(BridgeWay.failed(socket, place, disposition, waited));
        }
        return new End.Over(socket.isHungUp()
                ? new TransferOutcome.CallerLeft()
                : new TransferOutcome.Failed("the extension " + place + " is not in FreeSWITCH's dialplan, or ended"
                        + " without calling anybody; see freeswitch.queues in attendant.yaml"));
    }

    @Override
    public String agent(EslEvent bridge) {
        return CallcenterWay.agent(socket, bridge);
    }
}
