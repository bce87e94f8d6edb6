package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallEnd;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The AGI commands, and what each replies. On the call's event loop. */
final class AgiCommands {

    private static final String UNKNOWN = "510 Invalid or unknown command";
    private static final String DEAD = "511 Command Not Permitted on a dead channel or intercept routine";

    /** What a command does. The reply is given once, without a line end. */
    private interface Action {
        void run(Channel channel, List<String> words, Consumer<String> reply);
    }

    /**
     * @param words    of the whole line: at least and at most
     * @param worksDead whether it works after a hang-up. Fact: GET/SET VARIABLE and EXEC do; ANSWER, CHANNEL STATUS
     *                 and STREAM FILE reply 511.
     */
    private record Command(int least, int most, boolean worksDead, String usage, Action action) {}

    private static final Map<String, Command> ALL = Map.ofEntries(
            Map.entry("ANSWER", new Command(1, 1, false, "ANSWER", AgiCommands::answer)),
            Map.entry("CHANNEL STATUS",
                    new Command(2, 3, false, "CHANNEL STATUS [<channelname>]", AgiCommands::status)),
            Map.entry("SET VARIABLE", new Command(4, 4, true, "SET VARIABLE <variablename> <value>", AgiCommands::set)),
            Map.entry("GET VARIABLE", new Command(3, 3, true, "GET VARIABLE <variablename>", AgiCommands::get)),
            Map.entry("GET FULL VARIABLE",
                    new Command(4, 5, true, "GET FULL VARIABLE <expression> [<channel name>]", AgiCommands::getFull)),
            Map.entry("EXEC", new Command(2, 3, true, "EXEC <application> <options>", AgiCommands::exec)),
            Map.entry("STREAM FILE",
                    new Command(4, 5, false, "STREAM FILE <filename> <escape digits> [<offset>]",
                            AgiCommands::streamFile)),
            Map.entry("HANGUP", new Command(1, 2, true, "HANGUP [<channelname>]", AgiCommands::hangUp)),
            Map.entry("VERBOSE", new Command(2, 3, true, "VERBOSE <message> <level>", (channel, words, reply) ->
                    reply.accept("200 result=1"))),
            Map.entry("NOOP", new Command(1, 128, true, "NOOP", (channel, words, reply) ->
                    reply.accept("200 result=0"))),
            Map.entry("WAIT FOR DIGIT",
                    new Command(4, 4, false, "WAIT FOR DIGIT <timeout>", AgiCommands::waitForDigit)));

    private AgiCommands() {}

    /** Executes a line; the reply is a whole one, with its line ends. */
    static void execute(Channel channel, String line, Consumer<String> reply) {
        List<String> words = AgiArguments.parse(line);
        Command command = find(words);
        if (command == null) {
            reply.accept(UNKNOWN + "\n");
        } else if (channel.isHungUp() && !command.worksDead()) {
            reply.accept(DEAD + "\n");
        } else if (words.size() < command.least() || words.size() > command.most()) {
            reply.accept("520-Invalid command syntax.  Proper usage follows:\nUsage: " + command.usage()
                    + "\n520 End of proper usage.\n");
        } else {
            command.action().run(channel, words, text -> reply.accept(text + "\n"));
        }
    }

    private static Command find(List<String> words) {
        for (int count = Math.min(3, words.size()); count > 0; count--) {
            Command command = ALL.get(String.join(" ", words.subList(0, count)).toUpperCase(Locale.ROOT));
            if (command != null) {
                return command;
            }
        }
        return null;
    }

    private static void answer(Channel channel, List<String> words, Consumer<String> reply) {
        if (channel.isAnswered()) {
            reply.accept("200 result=0");
            return;
        }
        channel.execute((answering, arguments, done) -> {
            answering.loop().after(answering.options().answerTakes(), () -> {
                if (!answering.isHungUp()) {
                    answering.answer();
                    done.accept(0);
                }
            });
            return Application.Running.NONE;
        }, "", result -> reply.accept("200 result=" + result));
    }

    /** 4: the line is ringing; 6: it is up. */
    private static void status(Channel channel, List<String> words, Consumer<String> reply) {
        reply.accept("200 result=" + (channel.isAnswered() ? 6 : 4));
    }

    private static void set(Channel channel, List<String> words, Consumer<String> reply) {
        channel.set(words.get(2), words.get(3));
        reply.accept("200 result=1");
    }

    private static void get(Channel channel, List<String> words, Consumer<String> reply) {
        reply.accept(channel.variables().get(words.get(2))
                .map(value -> "200 result=1 (" + value + ")").orElse("200 result=0"));
    }

    private static void getFull(Channel channel, List<String> words, Consumer<String> reply) {
        String value = channel.variables().substitute(words.get(3));
        reply.accept(value.isEmpty() ? "200 result=0" : "200 result=1 (" + value + ")");
    }

    /** Fact: an unknown application is result=-2. */
    private static void exec(Channel channel, List<String> words, Consumer<String> reply) {
        String arguments = words.size() > 2 ? words.get(2) : "";
        Applications.named(words.get(1), channel.options()).ifPresentOrElse(
                application -> channel.execute(
                        application, arguments, result -> reply.accept("200 result=" + result)),
                () -> reply.accept("200 result=-2"));
    }

    private static void streamFile(Channel channel, List<String> words, Consumer<String> reply) {
        channel.execute(
                new TimedApplication((playing, file) -> playing.options().playbackTakes()), words.get(2),
                result -> reply.accept("200 result=" + result + " endpos="
                        + channel.options().playbackTakes().toMillis() * 8));
    }

    /** Fact: the digit's code, 0 after the time, -1 after a hang-up. */
    private static void waitForDigit(Channel channel, List<String> words, Consumer<String> reply) {
        channel.execute(new DigitWait(), words.get(3), result -> reply.accept("200 result=" + result));
    }

    private static void hangUp(Channel channel, List<String> words, Consumer<String> reply) {
        channel.hangUp(CallEnd.HUNG_UP_BY_ATTENDANT);
        reply.accept("200 result=1");
    }
}
