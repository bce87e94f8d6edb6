package dev.attendant.conversation;

import dev.attendant.conversation.scenario.DigitMenu;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller still has when something on our side fails, each once: without a recogniser a menu of digits, without a
 * voice the apology that was spoken before, and then people. Belongs to the call's virtual thread.
 */
final class LastResorts {

    private static final Logger log = LoggerFactory.getLogger(LastResorts.class);

    private final CallInfo call;
    private final Scenario scenario;
    private final CallListener listener;
    private final Transcript transcript;
    /** Once nobody can hear the caller. */
    private Optional<MenuTalk> menu = Optional.empty();
    private boolean apologized;
    private boolean over;

    LastResorts(CallInfo call, Scenario scenario, CallListener listener, Transcript transcript) {
        this.call = call;
        this.scenario = scenario;
        this.listener = listener;
        this.transcript = transcript;
    }

    /** The talk as it goes on with a caller whom nobody can hear; nothing as long as they are heard. */
    Optional<MenuTalk> menu() {
        return menu;
    }

    /** Whether none is left but people. */
    boolean areOver() {
        return over;
    }

    /** The recogniser failed: a menu of digits, if the scenario has what to offer. */
    Step cannotHear(String reason) {
        report("recognizer", reason);
        boolean hadMenu = menu.isPresent();
        menu = menu.or(() -> DigitMenu.of(scenario).map(made -> new MenuTalk(made, scenario.texts(), transcript)));
        if (hadMenu || menu.isEmpty()) {
            over = true;
            return Step.say(scenario.texts().failure(), Decision.HandOver.USUAL);
        }
        listener.on(new CallEvent.MenuOffered(call.id(), Instant.now()));
        return menu.get().open();
    }

    /**
     * The synthesiser failed at a thought. The apology is a fixed text, which a synthesiser's cache remembers from the
     * start. A caller who was promised a queue is sent to that one.
     */
    Step cannotSpeak(String reason, Thought thought) {
        String words = apologized ? "" : scenario.texts().failure();
        if (!apologized) {
            apologized = true;
            failed("synthesizer", reason);
        }
        return Step.say(words, thought.decision().getNow(Decision.HandOver.USUAL) instanceof Decision.HandOver promised
                ? promised
                : Decision.HandOver.USUAL);
    }

    /** Nothing is left but people. */
    void failed(String role, String reason) {
        over = true;
        report(role, reason);
    }

    private void report(String role, String reason) {
        log.warn("The {} failed: {}", role, reason);
        listener.on(new CallEvent.Failed(call.id(), Instant.now(), role, reason));
    }
}
