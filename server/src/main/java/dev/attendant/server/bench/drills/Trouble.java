package dev.attendant.server.bench.drills;

import dev.attendant.server.config.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The switch in the first engine of a drill. Engines are made by name, so it is found by a name, too; those without one
 * are well. From any thread.
 */
final class Trouble {

    private static final Map<String, Trouble> ALL = new ConcurrentHashMap<>();
    private static final Duration TOO_LATE = Duration.ofSeconds(1);

    private final Drill drill;
    private volatile boolean armed;
    private volatile boolean dead;
    private volatile Duration late = Duration.ZERO;

    private Trouble(Drill drill) {
        this.drill = drill;
    }

    static Trouble put(String name, Drill drill) {
        Trouble trouble = new Trouble(drill);
        ALL.put(name, trouble);
        return trouble;
    }

    static void forget(String name) {
        ALL.remove(name);
    }

    static Optional<Trouble> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The call begins; until then all is well. */
    void arm(Settings settings) {
        Duration time = switch (drill.moment()) {
            case BETWEEN_WORDS -> settings.model().betweenWords();
            case MID_SENTENCE -> settings.synthesizer().betweenWords();
            default -> switch (drill.moment().role()) {
                case RECOGNIZER -> settings.recognizer().result();
                case MODEL -> settings.model().firstWord();
                case SYNTHESIZER -> settings.synthesizer().firstWord();
            };
        };
        late = time.plus(TOO_LATE);
        armed = true;
    }

    /** The fault of an engine at a moment of the call; none when it is well then. */
    Optional<Fault> at(Role role, Moment... moments) {
        if (!armed) {
            return Optional.empty();
        }
        if (drill.moment() == Moment.SPEAKING_MENU && role == Role.RECOGNIZER) {
            return Optional.of(Fault.FAILS);
        }
        if (role != drill.moment().role()) {
            return Optional.empty();
        }
        boolean now = dead;
        for (Moment moment : moments) {
            now |= moment == drill.moment();
        }
        dead |= now && drill.fault() == Fault.DIES;
        return now ? Optional.of(drill.fault()) : Optional.empty();
    }

    /** The same within what has been begun, which an engine that is dead does not begin. */
    Optional<Fault> begun(Moment moment) {
        return dead ? Optional.empty() : at(moment.role(), moment);
    }

    /** How long a late engine takes. */
    Duration late() {
        return late;
    }

    static RuntimeException thrown() {
        return new IllegalStateException("thrown in a drill");
    }
}
