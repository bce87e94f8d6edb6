package dev.attendant.testcalls.pbx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call to be made: {@code AGI(agi://host:port/script,argument1,argument2)} for a caller. A simulated FreeSWITCH
 * says the same in channel variables: the script's path is {@code attendant_scenario}, each field of its query and
 * each argument {@code name=value} is {@code attendant_arg_<name>}, an argument without a name
 * {@code attendant_arg_<its position>}.
 *
 * @param script       path and query, such as {@code support?lang=de}
 * @param callerNumber empty when withheld
 * @param dialled      the number the caller dialled
 * @param variables    of the channel, before the AGI starts
 * @param keepAudio    whether the outcome holds the audio that was heard
 */
public record CallSpec(
        String script,
        List<String> arguments,
        String callerNumber,
        String callerName,
        String dialled,
        String language,
        Map<String, String> variables,
        CallerAudio caller,
        boolean keepAudio) {

    public CallSpec {
        arguments = List.copyOf(arguments);
        variables = Map.copyOf(variables);
    }

    public static CallSpec to(String script) {
        return new CallSpec(
                script, List.of(), "15551230001", "Pat Caller", "100", "en", Map.of(), CallerAudio.silent(), true);
    }

    public CallSpec withArguments(String... values) {
        return new CallSpec(script, List.of(values), callerNumber, callerName, dialled, language, variables, caller,
                keepAudio);
    }

    public CallSpec withCaller(CallerAudio audio) {
        return new CallSpec(script, arguments, callerNumber, callerName, dialled, language, variables, audio,
                keepAudio);
    }

    public CallSpec from(String number, String name) {
        return new CallSpec(script, arguments, number, name, dialled, language, variables, caller, keepAudio);
    }

    public CallSpec dialling(String number) {
        return new CallSpec(script, arguments, callerNumber, callerName, number, language, variables, caller,
                keepAudio);
    }

    public CallSpec withVariable(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return new CallSpec(script, arguments, callerNumber, callerName, dialled, language, more, caller, keepAudio);
    }

    /** For load: keep counts only. */
    public CallSpec withoutKeepingAudio() {
        return new CallSpec(script, arguments, callerNumber, callerName, dialled, language, variables, caller, false);
    }
}
