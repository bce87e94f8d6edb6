package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The actions of the extension that the channel is in. There are three: the call's own, which is {@code socket} with
 * the fall-back behind it; {@code attendant-again} in the context {@code attendant}, the same once more; and what an
 * inline dialplan says. On the call's event loop.
 */
final class Dialplan {

    static final String AGAIN = "attendant-again";
    static final String CONTEXT = "attendant";

    /** An application and its data. */
    private record Action(String application, String data) {}

    private final Channel channel;
    private final Queue<Action> remaining = new ArrayDeque<>();
    private boolean fallBack;
    private int generation;
    private Optional<CallEnd> controlEnd = Optional.empty();

    Dialplan(Channel channel) {
        this.channel = channel;
    }

    /** The call comes in. */
    void begin() {
        enter(List.of(socket()), true);
    }

    /** Goes to another extension: what runs ends, and the socket stays open. */
    void transfer(String extension, String dialplan, String context) {
        String to = dialplan.isEmpty() ? "XML" : dialplan;
        String in = context.isEmpty() ? channel.profile().context() : context;
        interrupt();
        channel.profile().transferredTo(extension, to, in);
        if (channel.isHungUp()) {
            return;
        }
        if (to.equalsIgnoreCase("inline")) {
            enter(inline(extension), false);
        } else if (extension.equals(AGAIN) && in.equals(CONTEXT)) {
            enter(List.of(socket()), true);
        } else {
            channel.hangUp("NO_ROUTE_DESTINATION", CallEnd.HUNG_UP_BY_PBX);
        }
    }

    /** Everything that runs ends, and the dialplan does not go on by itself. */
    void interrupt() {
        generation++;
        channel.stack().leave();
    }

    /** A connection to the attendant has ended, or could not be made. */
    void controlEnded(CallEnd end) {
        controlEnd = Optional.of(end);
    }

    /** Executes the next action; after the last one comes the fall-back, or the end of the call. */
    void next() {
        if (channel.isHungUp()) {
            return;
        }
        Action action = remaining.poll();
        if (action != null) {
            int then = generation;
            channel.stack().execute(action.application(), action.data(), Optional.empty(), () -> {
                if (generation == then) {
                    next();
                }
            });
        } else if (fallBack) {
            channel.owner().wentOn(controlEnd.orElse(end(true)));
        } else {
            // switch_core_state_machine.c: "has executed the last dialplan instruction, hanging up".
            channel.hangUp("NORMAL_CLEARING", CallEnd.HUNG_UP_BY_PBX);
        }
    }

    /** How the attendant's part ended, when the dialplan has the call again. */
    CallEnd end(boolean clean) {
        boolean result = channel.variables().get("attendant_result").isPresent();
        return clean && result ? CallEnd.RELEASED : CallEnd.CONTROL_LOST;
    }

    private void enter(List<Action> actions, boolean withFallBack) {
        remaining.clear();
        remaining.addAll(actions);
        fallBack = withFallBack;
        controlEnd = Optional.empty();
        next();
    }

    private Action socket() {
        FreeSwitchOptions options = channel.options();
        return new Action("socket", options.host() + ":" + options.port() + " async full");
    }

    /** {@code application:data,application:data}, as mod_dialplan_xml's inline_dialplan_hunt() reads it. */
    private static List<Action> inline(String extension) {
        return SeparatedString.split(extension, ',', 128).stream().map(action -> {
            String[] pair = action.split(":", 2);
            return new Action(pair[0], pair.length > 1 ? pair[1] : "");
        }).toList();
    }
}
