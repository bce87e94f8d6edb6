package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.Moments;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A leg within FreeSWITCH that a caller is bridged to ({@code mod_loopback.c}): its near end is the bridge's other
 * channel, its far end runs a dialplan. When one of the two hangs up, so does the other, and the bridge is over; but a
 * far end whose thread is stuck does so only after that.
 */
final class LoopbackLeg implements Application.Running {

    private final Channel caller;
    private final Consumer<String> done;
    private final String extension;
    private final Channel near;
    private final Channel far;
    private final Moments farMoments = new Moments();
    private Optional<Talk> talk = Optional.empty();
    private boolean over;

    /**
     * @param variables {@code {name=value,…}}, of both ends
     * @param target    {@code extension/context/dialplan}
     */
    LoopbackLeg(Channel caller, String variables, String target, Consumer<String> done) {
        this.caller = caller;
        this.done = done;
        extension = target;
        UUID id = variable(variables, "origination_uuid").map(UUID::fromString).orElseGet(UUID::randomUUID);
        near = end(id, "loopback/answer-a", new Moments());
        far = end(UUID.randomUUID(), "loopback/answer-b", farMoments);
        for (Channel end : new Channel[] {near, far}) {
            for (String pair : variables.replaceAll("^\\{|}$", "").split(",")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2) {
                    end.variables().set(parts[0], parts[1]);
                }
            }
        }
        near.variables().set("other_loopback_leg_uuid", far.uuid());
        far.variables().set("other_loopback_leg_uuid", near.uuid());
    }

    private Channel end(UUID id, String name, Moments moments) {
        LoopbackEnd owner = new LoopbackEnd(this::hangUp);
        Channel end = new Channel(caller.switchboard(), caller.loop(), caller.spec(), owner, moments, id, name);
        caller.switchboard().add(end);
        return end;
    }

    private static Optional<String> variable(String variables, String name) {
        int at = variables.indexOf(name + "=");
        return at < 0 ? Optional.empty() : Optional.of(variables.substring(at + name.length() + 1).split("[,}]", 2)[0]);
    }

    LoopbackLeg begin() {
        farMoments.future(CallMoment.ANSWERED).onSuccess(answered -> connect());
        String[] place = extension.split("/");
        // after this application has begun
        caller.loop().execute(() -> {
            if (!over) {
                far.dialplan().transfer(place[0], place.length > 2 ? place[2] : "", place.length > 1 ? place[1] : "");
            }
        });
        return this;
    }

    private void connect() {
        if (!over) {
            caller.variables().set("originate_disposition", "SUCCESS");
            Talk bridge = new Talk(caller, OtherLeg.loopback(near.uuid()), true, otherHungUp -> hangUp(),
                    () -> done.accept(""));
            talk = Optional.of(bridge);
            bridge.begin();
        }
    }

    /** Both ends, and the bridge. */
    private void hangUp() {
        if (over) {
            return;
        }
        over = true;
        near.hangUp("NORMAL_CLEARING", CallEnd.HUNG_UP_BY_PBX);
        caller.switchboard().remove(near);
        caller.loop().after(far.stack().stuck(), () -> {
            far.hangUp("NORMAL_CLEARING", CallEnd.HUNG_UP_BY_PBX);
            caller.switchboard().remove(far);
        });
        talk.ifPresentOrElse(Talk::otherHungUp, () -> done.accept(""));
    }

    @Override
    public void leave() {
        talk.ifPresent(Talk::leave);
        hangUp();
    }

    @Override
    public void digit(char digit) {
        far.digit(digit);
    }

    /** A bridge's loop looks at no messages that are locked. */
    @Override
    public boolean takesMessages() {
        return false;
    }
}
