package dev.attendant.testcalls.freeswitch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What all the calls of a FreeSWITCH share. May be used from any thread. */
final class Switchboard {

    private final FreeSwitchOptions options;
    private final String coreUuid = UUID.randomUUID().toString();
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final Set<FreeSwitchCall> calls = ConcurrentHashMap.newKeySet();
    private final Set<EventSocket> listeners = ConcurrentHashMap.newKeySet();
    private volatile FreeSwitchCrash crash;

    Switchboard(FreeSwitchOptions options) {
        this.options = options;
    }

    FreeSwitchOptions options() {
        return options;
    }

    String coreUuid() {
        return coreUuid;
    }

    void add(FreeSwitchCall call) {
        calls.add(call);
        if (crash != null) {
            call.crash(crash);
        }
    }

    void remove(FreeSwitchCall call) {
        calls.remove(call);
    }

    void add(Channel channel) {
        channels.put(channel.uuid(), channel);
    }

    void remove(Channel channel) {
        channels.remove(channel.uuid());
    }

    /** Until the channel's last connection is gone, also when it is hung up. */
    Optional<Channel> channel(String uuid) {
        return Optional.ofNullable(channels.get(uuid));
    }

    int channelCount() {
        return channels.size();
    }

    /** The connections that see events of other channels than their own. */
    Set<EventSocket> listeners() {
        return listeners;
    }

    /** Everything is gone at once. */
    void crash(FreeSwitchCrash reason) {
        crash = reason;
        calls.forEach(call -> call.crash(reason));
    }

    /** Ends all calls that are still up. */
    void shutDown() {
        calls.forEach(call -> call.crash(new IllegalStateException("The simulated FreeSWITCH was closed")));
    }
}
