package dev.attendant.server.bench.engines;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.server.bench.engines.Adapter.Role;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** All adapters to services. Another vendor is another line here: how its service answers. */
final class Adapters {

    /** A tenth of a second at 8 kHz in 16 bits; in μ-law it is twice as long. */
    private static final byte[] SOUND = new byte[1600];

    private static final String SOUND_TEXT = Base64.getEncoder().encodeToString(SOUND);

    private static final Map<String, String> NAMED_MODEL = Map.of("model", "bench");
    private static final Map<String, String> NAMED_VOICE = Map.of("voice", "bench");

    private static final List<Adapter> ALL = List.of(
            new Adapter(Role.MODEL, "openai", NAMED_MODEL, VendorForm.Http.events(
                    event("{'choices':[{'index':0,'delta':{'role':'assistant','content':'We '}}]}"),
                    event("{'choices':[{'index':0,'delta':{'content':'are open.'},'finish_reason':'stop'}]}")
                            + "data: [DONE]\n\n")),
            new Adapter(Role.MODEL, "anthropic", NAMED_MODEL, VendorForm.Http.events(
                    event("message_start", "{'type':'message_start','message':{'usage':{'input_tokens':9}}}")
                            + event("content_block_start",
                                    "{'type':'content_block_start','index':0,"
                                            + "'content_block':{'type':'text','text':''}}")
                            + event("content_block_delta", "{'type':'content_block_delta','index':0,"
                                    + "'delta':{'type':'text_delta','text':'We are open.'}}"),
                    event("content_block_stop", "{'type':'content_block_stop','index':0}")
                            + event("message_delta", "{'type':'message_delta','delta':{'stop_reason':'end_turn'},"
                                    + "'usage':{'output_tokens':5}}")
                            + event("message_stop", "{'type':'message_stop'}"))),
            new Adapter(Role.MODEL, "gemini", NAMED_MODEL, VendorForm.Http.events(
                    event("{'candidates':[{'content':{'role':'model','parts':[{'text':'We '}]}}]}"),
                    event("{'candidates':[{'content':{'role':'model','parts':[{'text':'are open.'}]},"
                            + "'finishReason':'STOP'}]}"))),
            new Adapter(Role.RECOGNIZER, "deepgram", Map.of(), new VendorForm.Socket(
                    json("{'type':'Results','is_final':false,"
                            + "'channel':{'alternatives':[{'transcript':'hello','confidence':0.9}]}}"),
                    "CloseStream",
                    List.of(json("{'type':'Results','is_final':true,"
                                    + "'channel':{'alternatives':[{'transcript':'hello there','confidence':0.9}]}}"),
                            json("{'type':'Metadata','request_id':'1'}")))),
            new Adapter(Role.RECOGNIZER, "vosk-server", Map.of(), new VendorForm.Socket(
                    json("{'partial':'hello'}"), "eof", List.of(json("{'text':'hello there'}")))),
            new Adapter(Role.RECOGNIZER, "openai", Map.of(), VendorForm.Http.whole(
                    json("{'text':'hello there','segments':[{'text':'hello there','avg_logprob':-0.1}]}"))),
            new Adapter(Role.RECOGNIZER, "google", Map.of(), VendorForm.Http.whole(
                    json("{'results':[{'alternatives':[{'transcript':'hello there','confidence':0.9}]}]}"))),
            new Adapter(Role.RECOGNIZER, "azure", Map.of(), VendorForm.Http.whole(
                    json("{'RecognitionStatus':'Success','NBest':[{'Display':'Hello there.','Confidence':0.9}]}"))),
            new Adapter(Role.SYNTHESIZER, "openai", Map.of(), new VendorForm.Http("audio/pcm", SOUND, SOUND)),
            new Adapter(Role.SYNTHESIZER, "elevenlabs", NAMED_VOICE, VendorForm.Http.streamed("application/json",
                    json("{'audio_base64':'" + SOUND_TEXT + "'}\n"), json("{'audio_base64':'" + SOUND_TEXT + "'}\n"))),
            new Adapter(Role.SYNTHESIZER, "cartesia", NAMED_VOICE, VendorForm.Http.events(
                    event("{'type':'chunk','data':'" + SOUND_TEXT + "'}"), event("{'type':'done','done':true}"))),
            new Adapter(Role.SYNTHESIZER, "google", Map.of(), VendorForm.Http.whole(
                    json("{'audioContent':'" + SOUND_TEXT + "'}"))),
            new Adapter(Role.SYNTHESIZER, "deepgram", Map.of(), new VendorForm.Http("audio/mulaw", SOUND, SOUND)),
            new Adapter(Role.SYNTHESIZER, "smallest", Map.of(), VendorForm.Http.events(
                    event("{'audio':'" + SOUND_TEXT + "'}"), event("{'audio':'','done':true}"))));

    private Adapters() {}

    /** Those whose factories are there, in the order of the table. */
    static List<Adapter> installed() {
        return ALL.stream().filter(adapter -> factory(adapter).isPresent()).toList();
    }

    private static Optional<? extends EngineFactory<?>> factory(Adapter adapter) {
        return switch (adapter.role()) {
            case MODEL -> factory(EngineFactory.OfLanguageModel.class, adapter);
            case RECOGNIZER -> factory(EngineFactory.OfRecognizer.class, adapter);
            case SYNTHESIZER -> factory(EngineFactory.OfSynthesizer.class, adapter);
        };
    }

    /** What makes it, as an attendant would. */
    static <F extends EngineFactory<?>> Optional<F> factory(Class<F> kind, Adapter adapter) {
        return ServiceLoader.load(kind).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals(adapter.name()))
                .findFirst();
    }

    private static String event(String data) {
        return "data: " + json(data) + "\n\n";
    }

    private static String event(String name, String data) {
        return "event: " + name + "\n" + event(data);
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
