package dev.attendant.speech.sphinx4;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.Collected;
import dev.attendant.speech.contract.Heard;
import dev.attendant.speech.contract.LoopedHearing;
import dev.attendant.speech.contract.RecognizerContract;
import dev.attendant.speech.contract.Shop;
import dev.attendant.speech.freetts.FreeTtsFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What of the contract is no matter of networks. */
class SphinxContractTest extends RecognizerContract {

    private static final Scenario SHOP = Shop.in("en-US");

    private static short[] question;
    private static Recognizer shared;

    @BeforeAll
    static void speak() throws Exception {
        try (Synthesizer synthesizer = new FreeTtsFactory()
                .create(null, new EngineSettings("synthesizer.freetts", Map.of()), List.of())) {
            shared = load();
            question = Collected.speak(synthesizer, new Speech("Where is my order?", "en-US", "", 8000));
        }
    }

    @AfterAll
    static void close() {
        shared.close();
    }

    private static Recognizer load() {
        return new SphinxFactory()
                .create(null, new EngineSettings("recognizer.sphinx4", Map.of("wait", "15s")), List.of(SHOP));
    }

    @Override
    protected Recognizer ready() {
        return shared;
    }

    @Override
    protected Recognizer readyToClose() {
        return load();
    }

    @Override
    protected String said() {
        return "where is my order";
    }

    @Override
    protected LoopedHearing speak(Recognizer recognizer, Heard heard) {
        return LoopedHearing.begin(vertx, recognizer, SHOP, heard).silence(10).sound(question).silence(10);
    }
}
