package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.Recognition;
import dev.attendant.testcalls.pbx.SimulatedMrcp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code play_and_detect_speech file detect:engine {parameters}grammar} ({@code mod_dptools.c}). */
final class SpeechDetection implements Application {

    private static final Duration SPEAKING = Duration.ofMillis(60);
    private static final Duration DECIDES = Duration.ofMillis(60);
    private static final Pattern NO_INPUT = Pattern.compile("no-input-timeout=(\\d{1,6})");
    private static final Pattern GRAMMAR =
            Pattern.compile("(builtin:|session:|https?://|file://|inline:\\s*<|<).+", Pattern.DOTALL);

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        channel.variables().remove("detect_speech_result");
        int detect = data.indexOf("detect:");
        List<String> arguments = detect < 0
                ? List.of()
                : SeparatedString.split(data.substring(detect + "detect:".length()), ' ', 2);
        if (arguments.size() < 2) {
            done.accept("USAGE ERROR");
            return Running.NONE;
        }
        String file = data.substring(0, detect).stripTrailing();
        return new Detection(channel, file, arguments.get(0), arguments.get(1), done).begin();
    }

    private static final class Detection extends MrcpExchange {

        private final String file;
        private final String engine;
        private final String grammar;

        Detection(Channel channel, String file, String engine, String grammar, Consumer<String> done) {
            super(channel, done);
            this.file = file;
            this.engine = engine;
            this.grammar = grammar;
        }

        Detection begin() {
            Optional<SimulatedMrcp> server = server(engine);
            if (server.isEmpty()) {
                end("ASR INIT ERROR");
            } else {
                open(server.get(), () -> end("ASR INIT ERROR"), () -> opened(server.get()));
            }
            return this;
        }

        private void opened(SimulatedMrcp server) {
            if (!GRAMMAR.matcher(grammar.replaceFirst("^\\{[^}]*}", "")).matches()) {
                end("GRAMMAR ERROR");
                return;
            }
            Recognition recognition = server.nextRecognition();
            boolean says = file.startsWith("say:");
            String text = says ? words(file.substring("say:".length())) : "";
            boolean silent = file.startsWith("silence_stream://");
            if (!silent && (!says || text.isEmpty()
                    || server(channel().value("tts_engine").orElse("")).isEmpty())) {
                end("ERROR");
                return;
            }
            Duration prompt = says ? server.speaks(text) : Duration.ZERO;
            if (recognition.isNoInput()) {
                after(prompt.plus(noInput()), () -> detected(recognition));
            } else {
                after(recognition.inPrompt() ? prompt.dividedBy(2) : prompt.plus(SPEAKING), () -> {
                    fire("begin-speaking", "");
                    after(DECIDES, () -> detected(recognition));
                });
            }
        }

        private Duration noInput() {
            Matcher matcher = NO_INPUT.matcher(grammar);
            return Duration.ofMillis(matcher.find() ? Long.parseLong(matcher.group(1)) : 5000);
        }

        private void detected(Recognition recognition) {
            String result = recognition.nlsml().isEmpty()
                    ? "Completion-Cause: " + recognition.cause()
                    : recognition.nlsml();
            fire("detected-speech", result);
            finish(result);
        }

        private void finish(String result) {
            channel().variables().set("detect_speech_result", result);
            end("DONE");
        }

        private void fire(String type, String body) {
            if (!isOver() && channel().variables().isTrue("fire_asr_events")) {
                channel().fire(channel().event("DETECTED_SPEECH").with("Speech-Type", type).withBody(body));
            }
        }

        @Override
        void terminated(char digit) {
            finish("DIGIT: " + digit);
        }
    }
}
