package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallSpec;

import java.util.Optional;

/** Who calls whom, and where in the dialplan that is. On the call's event loop. */
final class CallerProfile {

    private final String number;
    private final String callerName;
    private String destination;
    private String dialplan = "XML";
    private String context = "public";

    private CallerProfile(String number, String callerName, String destination) {
        this.number = number;
        this.callerName = callerName;
        this.destination = destination;
    }

    static CallerProfile of(CallSpec spec) {
        return new CallerProfile(spec.callerNumber(), spec.callerName(), spec.dialled());
    }

    void transferredTo(String newDestination, String newDialplan, String newContext) {
        destination = newDestination;
        dialplan = newDialplan;
        context = newContext;
    }

    String dialplan() {
        return dialplan;
    }

    String context() {
        return context;
    }

    /** As switch_caller_get_field_by_name() has it. */
    Optional<String> value(String field) {
        return Optional.ofNullable(switch (field) {
            case "caller_id_number", "ani" -> number;
            case "caller_id_name" -> callerName;
            case "destination_number" -> destination;
            case "dialplan" -> dialplan;
            case "context" -> context;
            default -> null;
        });
    }

    /** switch_caller_profile_event_set_data() of switch_caller.c, as much as is of use. */
    void addTo(Event event, String prefix) {
        event.with(prefix + "-Direction", "inbound")
                .with(prefix + "-Username", number)
                .with(prefix + "-Dialplan", dialplan)
                .with(prefix + "-Caller-ID-Name", callerName)
                .with(prefix + "-Caller-ID-Number", number)
                .with(prefix + "-ANI", number)
                .with(prefix + "-Network-Addr", "127.0.0.1")
                .with(prefix + "-Destination-Number", destination)
                .with(prefix + "-Source", "mod_sofia")
                .with(prefix + "-Context", context);
    }
}
