package dev.attendant.testcalls.freeswitch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which events a connection is sent: event_handler() and parse_command() of mod_event_socket.c. */
final class Subscription {

    /** Fact: not PLAYBACK_*, not RECORD_*, not CUSTOM. */
    private static final Set<String> MY_EVENTS = Set.of("CHANNEL_ANSWER", "CHANNEL_APPLICATION", "CHANNEL_BRIDGE",
            "CHANNEL_CREATE", "CHANNEL_DATA", "CHANNEL_DESTROY", "CHANNEL_EXECUTE", "CHANNEL_EXECUTE_COMPLETE",
            "CHANNEL_HANGUP", "CHANNEL_HANGUP_COMPLETE", "CHANNEL_ORIGINATE", "CHANNEL_UUID", "CHANNEL_OUTGOING",
            "CHANNEL_PARK", "CHANNEL_PROGRESS", "CHANNEL_PROGRESS_MEDIA", "CHANNEL_STATE", "CHANNEL_UNBRIDGE",
            "CHANNEL_UNPARK", "DETECTED_SPEECH", "DTMF", "NOTALK", "TALK");
    private static final Set<String> OTHERS = Set.of("ALL", "CUSTOM", "BACKGROUND_JOB", "PLAYBACK_START",
            "PLAYBACK_STOP", "RECORD_START", "RECORD_STOP", "PRIVATE_COMMAND", "HEARTBEAT", "API", "CALL_UPDATE",
            "CHANNEL_CALLSTATE", "CHANNEL_HOLD", "CHANNEL_UNHOLD", "MEDIA_BUG_START", "MEDIA_BUG_STOP", "MESSAGE",
            "PRESENCE_IN", "SHUTDOWN", "SESSION_HEARTBEAT", "SHUTDOWN_REQUESTED", "TEXT");
    private static final Set<String> OWN_CHANNEL = Set.of("unique-id", "caller-unique-id", "channel-call-uuid",
            "cc-member-session-uuid", "other-leg-unique-id");

    /** A header and the value that lets an event pass; a value that begins with a minus sign keeps it back. */
    private record Filter(String header, String value) {}

    private final Set<String> names = new HashSet<>();
    private final Set<String> subclasses = new HashSet<>();
    private final List<Filter> filters = new ArrayList<>();
    private boolean mine;
    private boolean json;

    /** {@code myevents [json|plain]}. */
    boolean myEvents(String arguments) {
        if (mine) {
            return false;
        }
        mine = true;
        json = json || arguments.toLowerCase(Locale.ROOT).contains("json");
        names.addAll(MY_EVENTS);
        return true;
    }

    /** {@code event [plain|json] NAME … CUSTOM subclass …}; false when no event is named. */
    boolean add(List<String> words) {
        boolean any = false;
        boolean custom = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (i == 0 && (word.equalsIgnoreCase("plain") || word.equalsIgnoreCase("json"))) {
                json = word.equalsIgnoreCase("json");
            } else if (custom) {
                subclasses.add(word);
            } else if (isEvent(word)) {
                any = true;
                names.add(word.toUpperCase(Locale.ROOT));
                custom = word.equalsIgnoreCase("CUSTOM");
            }
        }
        return any;
    }

    /** {@code nixevent NAME … CUSTOM subclass …}; false when no event is named. */
    boolean remove(List<String> words) {
        boolean any = false;
        boolean custom = false;
        for (String word : words) {
            if (custom) {
                subclasses.remove(word);
            } else if (isEvent(word)) {
                any = true;
                custom = word.equalsIgnoreCase("CUSTOM");
                if (word.equalsIgnoreCase("ALL")) {
                    names.clear();
                } else if (!custom) {
                    names.remove(word.toUpperCase(Locale.ROOT));
                }
            }
        }
        return any;
    }

    void clear() {
        names.clear();
        subclasses.clear();
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    void filter(String header, String value) {
        filters.add(new Filter(header, value));
    }

    void removeFilters(String header, String value) {
        filters.removeIf(filter -> header.equalsIgnoreCase("all")
                || filter.header().equalsIgnoreCase(header) && (value.isEmpty() || filter.value().equals(value)));
    }

    String format() {
        return json ? "json" : "plain";
    }

    /** Whether events of other channels than this can pass. */
    boolean seesOthersThan(String uuid) {
        return !names.isEmpty() && !mine && (filters.isEmpty() || filters.stream().anyMatch(filter ->
                !OWN_CHANNEL.contains(filter.header().toLowerCase(Locale.ROOT)) || !filter.value().equals(uuid)));
    }

    boolean wants(Event event, String uuid) {
        boolean named = names.contains("ALL") || names.contains(event.name())
                && (!event.name().equals("CUSTOM") || subclasses.contains(event.subclass()));
        if (!named || !passesFilters(event)) {
            return false;
        }
        return !mine || event.header("Unique-ID").filter(uuid::equals).isPresent()
                || event.header("Job-Owner-UUID").filter(uuid::equals).isPresent();
    }

    private boolean passesFilters(Event event) {
        boolean passes = filters.isEmpty();
        for (Filter filter : filters) {
            boolean keepsBack = filter.value().startsWith("-");
            String value = filter.value().replaceFirst("^[+-] *", "");
            if (event.header(filter.header()).filter(value::equalsIgnoreCase).isPresent()) {
                if (keepsBack) {
                    return false;
                }
                passes = true;
            }
        }
        return passes;
    }

    private static boolean isEvent(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return MY_EVENTS.contains(name) || OTHERS.contains(name);
    }
}
