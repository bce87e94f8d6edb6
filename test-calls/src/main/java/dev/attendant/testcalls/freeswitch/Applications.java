package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The applications that the simulated FreeSWITCH has loaded. */
final class Applications {

    private static final Map<String, Application> ALL = Map.ofEntries(
            Map.entry("answer", Applications::answer),
            Map.entry("pre_answer", atOnce((channel, data) -> channel.preAnswer())),
            Map.entry("sleep", new TimedApplication((channel, data) -> milliseconds(data), "")),
            Map.entry("set", atOnce(Applications::set)),
            Map.entry("unset", atOnce((channel, data) -> channel.variables().remove(data.strip()))),
            Map.entry("export", atOnce((channel, data) -> set(channel, data.replaceFirst("^nolocal:", "")))),
            Map.entry("multiset", atOnce(Applications::multiset)),
            Map.entry("hangup", atOnce((channel, data) -> channel.hangUp(
                    data.isBlank() ? "NORMAL_CLEARING" : data.strip(), CallEnd.HUNG_UP_BY_ATTENDANT))),
            Map.entry("playback", new PlaybackApplication(
                    new TimedApplication(Applications::playback, "FILE PLAYED"))),
            Map.entry("speak", new TimedApplication((channel, data) -> channel.options().playbackTakes(), "")),
            Map.entry("read", new TimedApplication((channel, data) -> channel.options().playbackTakes(), "")),
            Map.entry("play_and_get_digits",
                    new TimedApplication((channel, data) -> channel.options().playbackTakes(), "")),
            Map.entry("record", new TimedApplication((channel, data) -> channel.options().playbackTakes(), "")),
            Map.entry("park", new ParkApplication()),
            Map.entry("socket", new SocketApplication()),
            Map.entry("callcenter", new CallCenterApplication()),
            Map.entry("fifo", new FifoApplication()),
            Map.entry("bridge", new BridgeApplication()),
            Map.entry("transfer", atOnce(Applications::transfer)),
            Map.entry("sched_transfer", atOnce((channel, data) -> channel.scheduled().schedule(data))),
            Map.entry("sched_cancel", atOnce((channel, data) -> channel.scheduled().cancel(data))),
            Map.entry("play_and_detect_speech", new SpeechDetection()),
            Map.entry("detect_speech", atOnce((channel, data) -> { })),
            Map.entry("record_session", atOnce((channel, data) -> channel.fire(
                    channel.event("RECORD_START").with("Record-File-Path", data)))),
            Map.entry("stop_record_session", atOnce((channel, data) -> channel.fire(
                    channel.event("RECORD_STOP").with("Record-File-Path", data)))),
            Map.entry("send_dtmf", atOnce((channel, data) -> { })),
            Map.entry("event", atOnce(Applications::event)),
            Map.entry("log", atOnce((channel, data) -> { })),
            Map.entry("info", atOnce((channel, data) -> { })),
            Map.entry("break", atOnce((channel, data) -> { })));

    /** Those with SAF_ZOMBIE_EXEC in mod_dptools.c. */
    private static final Set<String> ON_THE_DEAD =
            Set.of("set", "unset", "export", "multiset", "event", "log", "info");

    /** Fact: these take the caller's audio from the attendant. */
    private static final Set<String> KILL_AUDIO = Set.of(
            "playback", "speak", "play_and_detect_speech", "read", "play_and_get_digits", "record", "bridge",
            "callcenter", "fifo");

    private Applications() {}

    static Optional<Application> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static boolean runsOnTheDead(String name) {
        return ON_THE_DEAD.contains(name);
    }

    static boolean killsAudio(String name) {
        return KILL_AUDIO.contains(name);
    }

    private static Application atOnce(BiConsumer<Channel, String> action) {
        return (channel, data, done) -> {
            action.accept(channel, data);
            done.accept("");
            return Application.Running.NONE;
        };
    }

    private static Application.Running answer(Channel channel, String data, Consumer<String> done) {
        if (channel.answerState() == Channel.Answer.ANSWERED) {
            done.accept("");
            return Application.Running.NONE;
        }
        channel.loop().after(channel.options().answerTakes(), () -> {
            channel.answer();
            done.accept("");
        });
        return new Application.Running() {
            @Override
            public void leave() {}

            @Override
            public boolean takesMessages() {
                return false;
            }
        };
    }

    /** base_set() of mod_dptools.c: what is expanded already is expanded once more. */
    private static void set(Channel channel, String data) {
        int equals = data.indexOf('=');
        if (equals > 0) {
            channel.variables().set(data.substring(0, equals), channel.expand(data.substring(equals + 1)));
        }
    }

    private static void multiset(Channel channel, String data) {
        boolean delimited = data.startsWith("^^") && data.length() > 2;
        char delimiter = delimited ? data.charAt(2) : ' ';
        for (String pair : (delimited ? data.substring(3) : data).split(
                Pattern.quote(String.valueOf(delimiter)))) {
            set(channel, pair);
        }
    }

    private static Duration playback(Channel channel, String data) {
        channel.preAnswer();
        return data.startsWith("silence_stream://")
                ? milliseconds(data.substring("silence_stream://".length()).split(",", 2)[0])
                : channel.options().playbackTakes();
    }

    private static void transfer(Channel channel, String data) {
        List<String> words = SeparatedString.split(data, ' ', 3);
        if (!words.isEmpty()) {
            channel.dialplan().transfer(words.getFirst(), words.size() > 1 ? words.get(1) : "",
                    words.size() > 2 ? words.get(2) : "");
        }
    }

    /** {@code Event-Name=CUSTOM,Event-Subclass=…,name=value}. */
    private static void event(Channel channel, String data) {
        List<String> pairs = SeparatedString.split(data, ',', 128);
        String name = pairs.stream().filter(pair -> pair.startsWith("Event-Name=")).findFirst()
                .map(pair -> pair.substring(11)).orElse("CHANNEL_APPLICATION");
        Event event = channel.event(name);
        for (String pair : pairs) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && !parts[0].equals("Event-Name")) {
                event.with(parts[0], parts[1]);
            }
        }
        channel.fire(event);
    }

    private static Duration milliseconds(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,9}") ? Duration.ofMillis(Long.parseLong(digits)) : Duration.ZERO;
    }
}
