package dev.attendant.server.bench.engines;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes an adapter's engine by its own factory, and its trial. */
final class Trials {

    private Trials() {}

    /** To be closed by the caller, before the service. */
    static Trial of(Adapter adapter, Vertx vertx, LocalService service) {
        Map<String, String> values = new HashMap<>(adapter.settings());
        values.put("url", service.url());
        values.put("key", "bench");
        if (adapter.form() instanceof VendorForm.Socket form) {
            values.put("warm", Integer.toString(SocketHearingTrial.WARM));
            for (int i = 0; i < SocketHearingTrial.WARM; i++) {
                service.acceptSocket(form);
            }
        }
        EngineSettings settings = new EngineSettings(adapter.role() + "." + adapter.name(), values);
        return switch (adapter.role()) {
            case MODEL -> new ModelTrial(
                    engine(EngineFactory.OfLanguageModel.class, adapter, vertx, settings), service, http(adapter));
            case SYNTHESIZER -> new VoiceTrial(
                    engine(EngineFactory.OfSynthesizer.class, adapter, vertx, settings), service, http(adapter));
            case RECOGNIZER -> switch (adapter.form()) {
                case VendorForm.Http form -> new RequestHearingTrial(
                        engine(EngineFactory.OfRecognizer.class, adapter, vertx, settings), service, form,
                        new CallLoop(vertx));
                case VendorForm.Socket form -> new SocketHearingTrial(
                        engine(EngineFactory.OfRecognizer.class, adapter, vertx, settings), service, form,
                        new CallLoop(vertx));
            };
        };
    }

    private static VendorForm.Http http(Adapter adapter) {
        if (adapter.form() instanceof VendorForm.Http form) {
            return form;
        }
        throw new IllegalArgumentException(adapter + " is not asked over HTTP");
    }

    private static <E, F extends EngineFactory<E>> E engine(
            Class<F> kind, Adapter adapter, Vertx vertx, EngineSettings settings) {
        return Adapters.factory(kind, adapter).orElseThrow().create(vertx, settings, List.of(Talk.SCENARIO));
    }
}
