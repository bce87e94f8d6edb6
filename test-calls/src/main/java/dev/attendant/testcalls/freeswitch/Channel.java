package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallLog;
import dev.attendant.testcalls.pbx.CallLoop;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.Moments;
import dev.attendant.testcalls.pbx.Phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The caller's channel: whether it is up, its variables, what runs on it, who controls it. On its event loop. */
final class Channel {

    /** What is told of a channel's life. */
    interface Owner extends Phone {

        /** The channel is hung up; connections may linger. */
        void hungUp(CallEnd by);

        /** The dialplan goes on after the attendant. */
        void wentOn(CallEnd end);

        /** A connection of the attendant's is gone. */
        void connectionGone();

        /** Something happened that must not: the call's outcome is this. */
        void failed(RuntimeException reason);
    }

    /** How far the channel's media is. */
    enum Answer { RINGING, EARLY, ANSWERED }

    private final Switchboard switchboard;
    private final CallLoop loop;
    private final CallSpec spec;
    private final Owner owner;
    private final Moments moments;
    private final UUID id;
    private final String name;
    private final CallerProfile profile;
    private final ChannelVariables variables = new ChannelVariables();
    private final VariableExpansion expansion;
    private final ApplicationStack stack = new ApplicationStack(this);
    private final Dialplan dialplan = new Dialplan(this);
    private final ScheduledTransfers scheduled = new ScheduledTransfers(this);
    private final CallLog log = new CallLog();
    private final List<EventSocket> connections = new ArrayList<>();
    private Answer answer = Answer.RINGING;
    private boolean transmitting = true;
    private String hangupCause = "";
    private CallEnd hungUpBy;
    private Optional<Park> park = Optional.empty();
    private Optional<UnicastSettings> unicastWanted = Optional.empty();

    Channel(Switchboard switchboard, CallLoop loop, CallSpec spec, Owner owner, Moments moments, UUID id,
            String name) {
        this.switchboard = switchboard;
        this.loop = loop;
        this.spec = spec;
        this.owner = owner;
        this.moments = moments;
        this.id = id;
        this.name = name;
        this.profile = CallerProfile.of(spec);
        this.expansion = new VariableExpansion(this::value, this::apiCall);
        AttendantArguments.variables(spec).forEach(variables::set);
        variables.set("uuid", uuid());
        variables.set("channel_name", name);
        variables.set("direction", "inbound");
    }

    String expand(String data) {
        return expansion.expand(data);
    }

    /** A variable, or what the caller's profile or the globals have under that name. */
    Optional<String> value(String variable) {
        return variables.get(variable)
                .or(() -> profile.value(variable))
                .or(() -> Optional.ofNullable(switchboard.options().globals().get(variable)));
    }

    private void apiCall(String command) {
        owner.failed(new ExpansionInjection("The call " + name + " executed the API command ${" + command
                + "} by the expansion of an application's data; text of a caller's must never be part of that"));
    }

    /** An event of this channel, with its data. */
    Event event(String eventName) {
        return ChannelData.add(this, new Event(eventName));
    }

    /** To all who have subscribed to it: the channel's own connections, and those that see other channels. */
    void fire(Event event) {
        for (EventSocket connection : List.copyOf(connections)) {
            connection.event(event);
        }
        for (EventSocket listener : switchboard.listeners()) {
            if (!connections.contains(listener)) {
                listener.execute(() -> listener.event(event));
            }
        }
    }

    void answer() {
        if (answer != Answer.ANSWERED && !isHungUp()) {
            answer = Answer.ANSWERED;
            fire(event("CHANNEL_ANSWER"));
            moments.reached(CallMoment.ANSWERED);
        }
    }

    void preAnswer() {
        if (answer == Answer.RINGING) {
            answer = Answer.EARLY;
            fire(event("CHANNEL_PROGRESS_MEDIA"));
        }
    }

    void hangUp(String cause, CallEnd by) {
        if (hungUpBy != null) {
            return;
        }
        hungUpBy = by;
        hangupCause = cause;
        variables.set("hangup_cause", cause);
        moments.reached(CallMoment.HUNG_UP);
        fire(event("CHANNEL_HANGUP"));
        List.copyOf(connections).forEach(EventSocket::channelIsDown);
        stack.leave();
        stack.flush();
        fire(event("CHANNEL_HANGUP_COMPLETE"));
        owner.hungUp(by);
    }

    /** Everything is gone, and nobody is told. */
    void abort() {
        hungUpBy = CallEnd.HUNG_UP_BY_PBX;
        List.copyOf(connections).forEach(EventSocket::abort);
        connections.clear();
        stack.leave();
    }

    void digit(char digit) {
        if (hungUpBy == null) {
            // 2000 samples are the duration of an RFC 2833 digit of 250 ms.
            fire(event("DTMF").with("DTMF-Digit", String.valueOf(digit)).with("DTMF-Duration", "2000")
                    .with("DTMF-Source", "RTP"));
            stack.digit(digit);
        }
    }

    /** The attendant asks for the caller's audio. */
    void unicast(EslMessage message) {
        if (answer == Answer.RINGING) {
            switchboard.crash(new FreeSwitchCrash("FreeSWITCH aborted with all its calls: unicast on the channel "
                    + name + " of the call from " + spec.callerNumber() + ", which is not answered. Answer first, and "
                    + "wait for the answer"));
            return;
        }
        UnicastSettings settings = UnicastSettings.of(message);
        park.ifPresentOrElse(parked -> parked.unicast(settings), () -> unicastWanted = Optional.of(settings));
    }

    /** What plays, records or bridges takes the caller's audio from the attendant. */
    void killAudio() {
        unicastWanted = Optional.empty();
        park.ifPresent(Park::killAudio);
    }

    Optional<Park> park() {
        return park;
    }

    void parked(Park parked) {
        park = Optional.of(parked);
        unicastWanted.ifPresent(parked::unicast);
        unicastWanted = Optional.empty();
    }

    void unparked() {
        park = Optional.empty();
    }

    void connected(EventSocket connection) {
        connections.add(connection);
        moments.reached(CallMoment.CONNECTED);
    }

    /** A connection ended. It ends the channel's park, whichever connection that belongs to (mod_event_socket.c). */
    void disconnected(EventSocket connection, CallEnd end) {
        connections.remove(connection);
        dialplan.controlEnded(end);
        park.ifPresent(Park::release);
        owner.connectionGone();
    }

    List<EventSocket> connections() {
        return connections;
    }

    void transmit(boolean on) {
        transmitting = on;
    }

    boolean isTransmitting() {
        return transmitting;
    }

    Answer answerState() {
        return answer;
    }

    boolean isHungUp() {
        return hungUpBy != null;
    }

    Optional<CallEnd> hungUpBy() {
        return Optional.ofNullable(hungUpBy);
    }

    String hangupCause() {
        return hangupCause;
    }

    UUID id() {
        return id;
    }

    String uuid() {
        return id.toString();
    }

    String name() {
        return name;
    }

    CallerProfile profile() {
        return profile;
    }

    ChannelVariables variables() {
        return variables;
    }

    ApplicationStack stack() {
        return stack;
    }

    ScheduledTransfers scheduled() {
        return scheduled;
    }

    Dialplan dialplan() {
        return dialplan;
    }

    CallLog log() {
        return log;
    }

    Moments moments() {
        return moments;
    }

    CallLoop loop() {
        return loop;
    }

    CallSpec spec() {
        return spec;
    }

    Owner owner() {
        return owner;
    }

    Switchboard switchboard() {
        return switchboard;
    }

    FreeSwitchOptions options() {
        return switchboard.options();
    }
}
