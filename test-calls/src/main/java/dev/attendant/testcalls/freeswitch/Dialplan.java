package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The actions of the extension that the channel is in: one of the {@link Extensions}, or what an inline dialplan says.
 * On the call's event loop.
 */
final class Dialplan {

    /** What the attendant's result says while it has the caller in a queue: it is no result yet. */
    private static final String TRANSFERRING = "transferring";

    private final Channel channel;
    private final Queue<Action> remaining = new ArrayDeque<>();
    private int generation;
    private Optional<CallEnd> controlEnd = Optional.empty();

    Dialplan(Channel channel) {
        this.channel = channel;
    }

    /** The call comes in. */
    void begin() {
        enter(Extensions.dialled(channel));
    }

    /** Goes to another extension, as soon as the channel's thread looks at it: what runs ends; the socket stays open. */
    void transfer(String extension, String dialplan, String context) {
        channel.loop().after(channel.stack().stuck(), () -> transferNow(extension, dialplan, context));
    }

    private void transferNow(String extension, String dialplan, String context) {
        String to = dialplan.isEmpty() ? "XML" : dialplan;
        String in = context.isEmpty() ? channel.profile().context() : context;
        interrupt();
        channel.profile().transferredTo(extension, to, in);
        if (channel.isHungUp()) {
            return;
        }
        if (to.equalsIgnoreCase("inline")) {
            enter(inline(extension));
        } else if (Extensions.isAfter(extension, in)) {
            channel.owner().wentOn(controlEnd.orElse(end(true)));
        } else {
            Extensions.find(channel, extension, in).ifPresentOrElse(
                    this::enter, () -> channel.hangUp("NO_ROUTE_DESTINATION", CallEnd.HUNG_UP_BY_PBX));
        }
    }

    /** Everything that runs ends, and the dialplan does not go on by itself. */
    void interrupt() {
        generation++;
        channel.stack().leave();
    }

    /** The attendant has the call. */
    void controlBegun() {
        controlEnd = Optional.empty();
    }

    /** A connection to the attendant has ended, or could not be made. */
    void controlEnded(CallEnd end) {
        controlEnd = Optional.of(end);
    }

    /** Executes the next action; after the last one comes the end of the call. */
    void next() {
        if (channel.isHungUp()) {
            return;
        }
        Action action = remaining.poll();
        if (action == null) {
            // switch_core_state_machine.c: "has executed the last dialplan instruction, hanging up".
            channel.hangUp("NORMAL_CLEARING", CallEnd.HUNG_UP_BY_PBX);
            return;
        }
        int then = generation;
        channel.stack().execute(action.application(), action.data(), Optional.empty(), () -> {
            if (generation == then) {
                next();
            }
        });
    }

    /** How the attendant's part ended, when the dialplan has the call again. */
    CallEnd end(boolean clean) {
        Optional<String> result = channel.variables().get("attendant_result");
        return clean && result.isPresent() && !result.get().equals(TRANSFERRING)
                ? CallEnd.RELEASED
                : CallEnd.CONTROL_LOST;
    }

    private void enter(List<Action> actions) {
        remaining.clear();
        remaining.addAll(actions);
        next();
    }

    /**
     * {@code application:data,application:data}, or with another separator {@code m:^:application:data^application:data},
     * as mod_dptools' inline_dialplan_hunt() reads it.
     */
    private static List<Action> inline(String extension) {
        boolean separated = extension.startsWith("m:") && extension.length() > 4 && extension.charAt(3) == ':';
        char separator = separated ? extension.charAt(2) : ',';
        String actions = separated ? extension.substring(4) : extension;
        return SeparatedString.split(actions, separator, 128).stream().map(action -> {
            String[] pair = action.split(":", 2);
            return new Action(pair[0], pair.length > 1 ? pair[1] : "");
        }).toList();
    }
}
