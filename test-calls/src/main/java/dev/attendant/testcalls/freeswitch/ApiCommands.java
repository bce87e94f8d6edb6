package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import dev.attendant.testcalls.pbx.SimulatedQueue.Behaviour;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The API commands that are simulated, as mod_commands.c and mod_callcenter.c answer them. */
final class ApiCommands {

    private static final String NO_CHANNEL = "-ERR No such channel!\n";
    private static final String OK = "+OK\n";

    /** Commands about a channel: what they answer, given it and the words behind its uuid. */
    private static final Map<String, BiFunction<Channel, String, String>> OF_A_CHANNEL = Map.of(
            "uuid_getvar", (channel, rest) -> channel.value(rest.strip()).orElse("_undef_"),
            "uuid_setvar", ApiCommands::setVariable,
            "uuid_setvar_multi", ApiCommands::setVariables,
            "uuid_kill", (channel, rest) -> {
                channel.hangUp(rest.isBlank() ? "NORMAL_CLEARING" : rest.strip(), CallEnd.HUNG_UP_BY_ATTENDANT);
                return OK;
            },
            "uuid_break", (channel, rest) -> {
                channel.stack().interrupt(rest.contains("all"));
                return OK;
            },
            "uuid_transfer", ApiCommands::transfer,
            "uuid_broadcast", ApiCommands::broadcast,
            "uuid_send_dtmf", (channel, rest) -> "+OK " + channel.uuid() + " sent DTMF " + rest.strip() + ".\n");

    private ApiCommands() {}

    /** @param reply takes the answer once, on the event loop of the channel that asks */
    static void execute(Channel asking, String line, Consumer<String> reply) {
        String[] words = line.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        BiFunction<Channel, String, String> command = OF_A_CHANNEL.get(words[0]);
        if (command != null) {
            ofAChannel(asking, command, words[0], rest, reply);
        } else if (words[0].equals("originate")) {
            originate(asking, rest, reply);
        } else {
            reply.accept(ofTheSystem(asking, words[0], rest.strip()));
        }
    }

    private static void ofAChannel(
            Channel asking, BiFunction<Channel, String, String> command, String name, String rest,
            Consumer<String> reply) {
        String[] words = rest.split(" ", 2);
        if (words[0].isEmpty()) {
            reply.accept("-USAGE: <uuid> ...\n");
            return;
        }
        String missing = name.equals("uuid_broadcast") ? "-ERR invalid uuid\n"
                : name.equals("uuid_send_dtmf") ? "-ERR Cannot locate session!\n" : NO_CHANNEL;
        Optional<Channel> found = asking.switchboard().channel(words[0]);
        if (found.isEmpty()) {
            reply.accept(missing);
            return;
        }
        Channel channel = found.get();
        String arguments = words.length > 1 ? words[1] : "";
        if (channel == asking) {
            reply.accept(channel.isHungUp() ? missing : command.apply(channel, arguments));
        } else {
            channel.loop().execute(() -> {
                String answer = channel.isHungUp() ? missing : command.apply(channel, arguments);
                asking.loop().execute(() -> reply.accept(answer));
            });
        }
    }

    private static String ofTheSystem(Channel asking, String command, String arguments) {
        Switchboard switchboard = asking.switchboard();
        FreeSwitchOptions options = switchboard.options();
        return switch (command) {
            case "uuid_exists" -> Boolean.toString(switchboard.channel(arguments).isPresent());
            case "status" -> "UP 0 years, 0 days, 0 hours, 1 minute, 0 seconds, 0 milliseconds, 0 microseconds\n"
                    + "FreeSWITCH (Version 1.11.1 simulated 64bit) is ready\n" + switchboard.channelCount()
                    + " session(s) - peak " + switchboard.channelCount() + "\n";
            case "version" -> "FreeSWITCH Version 1.11.1~simulated (64bit)\n";
            case "global_getvar" -> options.globals().getOrDefault(arguments, "");
            case "module_exists" -> Boolean.toString(options.modules().contains(arguments));
            case "sched_hangup" -> scheduleHangup(asking, arguments);
            case "sched_del" -> "+OK Deleted: " + asking.scheduled().cancel(arguments) + "\n";
            case "callcenter_config" -> CallCenterConfig.execute(options, arguments);
            case "show" -> arguments.equals("channels count") ? "\n" + switchboard.channelCount() + " total.\n"
                    : "-USAGE: show ...\n";
            default -> "-ERR " + command + " Command not found!\n";
        };
    }

    /** {@code sched_hangup +seconds uuid}. */
    private static String scheduleHangup(Channel asking, String arguments) {
        String[] words = arguments.split(" ");
        if (words.length < 2 || !words[0].matches("\\+\\d{1,6}")) {
            return "-USAGE: [+]<time> <uuid> [<cause>]\n";
        }
        asking.loop().after(Duration.ofSeconds(Long.parseLong(words[0].substring(1))), () ->
                asking.switchboard().channel(words[1]).ifPresent(channel -> channel.loop().execute(
                        () -> channel.hangUp("ALLOTTED_TIMEOUT", CallEnd.HUNG_UP_BY_PBX))));
        return OK;
    }

    private static String setVariable(Channel channel, String rest) {
        List<String> words = SeparatedString.split(rest, ' ', 2);
        if (words.isEmpty()) {
            return "-USAGE: <uuid> <var> [value]\n";
        }
        channel.variables().setChecked(words.getFirst(), words.size() > 1 ? words.get(1) : "");
        return OK;
    }

    private static String setVariables(Channel channel, String rest) {
        boolean any = false;
        Map<String, String> values = new HashMap<>();
        for (String pair : SeparatedString.split(rest, ';', 64)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && !parts[0].isEmpty()) {
                values.put(parts[0], parts[1]);
                any = true;
            }
        }
        values.forEach(channel.variables()::setChecked);
        return any ? OK : "-USAGE: <uuid> <var>=<value>;<var>=<value>...\n";
    }

    private static String transfer(Channel channel, String rest) {
        List<String> words = SeparatedString.split(rest, ' ', 3);
        if (words.isEmpty()) {
            return "-USAGE: <uuid> [-bleg|-both] <dest-exten> [<dialplan>] [<context>]\n";
        }
        channel.dialplan().transfer(words.getFirst(), words.size() > 1 ? words.get(1) : "",
                words.size() > 2 ? words.get(2) : "");
        return OK;
    }

    /** switch_ivr_broadcast() of switch_ivr_async.c: a playback, or an application as {@code name::data}, locked. */
    private static String broadcast(Channel channel, String rest) {
        String path = rest.split(" ", 2)[0];
        String[] application = path.split("::", 2);
        boolean named = application.length > 1;
        channel.killAudio();
        channel.stack().queue(new EslMessage("sendmsg", Map.of(
                "call-command", "execute",
                "execute-app-name", named ? application[0] : "playback",
                "execute-app-arg", named ? application[1] : path,
                "event-lock", "true"), "", ""));
        return "+OK Message sent\n";
    }

    /** Fact: it answers only once the called answered, {@code +OK <uuid>} or {@code -ERR <cause>}. */
    private static void originate(Channel asking, String rest, Consumer<String> reply) {
        FreeSwitchOptions options = asking.options();
        String dialString = rest.replaceFirst("^\\{[^}]*}", "").split(" ", 2)[0];
        SimulatedQueue called = options.destinations().get(dialString);
        if (called == null) {
            reply.accept("-ERR NO_ROUTE_DESTINATION\n");
        } else if (called.behaviour() instanceof Behaviour.Answers answers) {
            asking.loop().after(answers.after(), () -> reply.accept("+OK " + UUID.randomUUID() + "\n"));
        } else if (called.behaviour() instanceof Behaviour.NoAgents) {
            reply.accept("-ERR USER_NOT_REGISTERED\n");
        } else {
            asking.loop().after(options.queueTimings().rings(), () -> reply.accept("-ERR NO_ANSWER\n"));
        }
    }
}
