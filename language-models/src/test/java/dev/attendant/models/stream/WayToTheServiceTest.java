package dev.attendant.models.stream;

import dev.attendant.conversation.service.ServerSentEvent;
import dev.attendant.conversation.service.Vendor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, HTTP/2 and proxies. */
class WayToTheServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    /** Hands each event's data on as words. */
    private static final class Echo implements AnswerDecoder {

        @Override
        public void read(ServerSentEvent event, Consumer<Piece> pieces) {
            pieces.accept(new Piece.Words(event.data()));
        }

        @Override
        public void end(Consumer<Piece> pieces) {
            pieces.accept(new Piece.Done());
        }
    }

    private static ModelSettings settings(String url, String... more) {
        Map<String, String> all = new HashMap<>(Map.of("model", "m", "key", "k", "url", url));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return ModelSettings.read(new EngineSettings("model.x", all), new Vendor("", ""), name -> "");
    }

    private static Answer post(StreamingClient client, ModelSettings settings) {
        return client.post(settings.service().address("/x"), Map.of(), new JsonObject(), new Echo());
    }

    /** Of this host's name, made by the JDK's own tool. */
    private static Path certificate(Path folder, String host) throws IOException, InterruptedException {
        Path store = folder.resolve(host + ".jks");
        keytool("-genkeypair", "-keystore", store.toString(), "-storepass", "changeit", "-alias", "a", "-keyalg", "EC",
                "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-validity", "2");
        keytool("-exportcert", "-rfc", "-keystore", store.toString(), "-storepass", "changeit", "-alias", "a", "-file",
                folder.resolve(host + ".pem").toString());
        return store;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private HttpServer serve(Path store, Handler<HttpServerRequest> handler) throws TimeoutException {
        return vertx.createHttpServer(new HttpServerOptions().setSsl(true).setUseAlpn(true)
                        .setKeyCertOptions(new JksOptions().setPath(store.toString()).setPassword("changeit")))
                .requestHandler(handler).listen(0, "localhost").await(20, TimeUnit.SECONDS);
    }

    @Test
    void onlyACertificateThatIsTrustedAndOfTheRightNameWillDo(@TempDir Path folder) throws Exception {
        HttpServer right = serve(certificate(folder, "localhost"), request -> request.response()
                .putHeader("content-type", "text/event-stream").end("data: hello\n\n"));
        HttpServer wrongName = serve(certificate(folder, "elsewhere"), request -> request.response().end());
        try (StreamingClient unknowing = client(right, "")) {
            assertThat(first(unknowing, right)).isInstanceOf(Piece.Failed.class);
        }
        try (StreamingClient knowing = client(wrongName, folder.resolve("elsewhere.pem").toString())) {
            assertThat(first(knowing, wrongName)).isInstanceOf(Piece.Failed.class);
        }
        try (StreamingClient knowing = client(right, folder.resolve("localhost.pem").toString())) {
            assertThat(first(knowing, right)).isEqualTo(new Piece.Words("hello"));
        }
    }

    private static String url(HttpServer server) {
        return "https://localhost:" + server.actualPort();
    }

    private StreamingClient client(HttpServer server, String authority) {
        return new StreamingClient(vertx, settings(url(server), "ca-file", authority));
    }

    private Piece first(StreamingClient client, HttpServer server) throws InterruptedException {
        try (Answer answer = post(client, settings(url(server)))) {
            return answer.next(PATIENCE);
        }
    }

    @Test
    void overHttp2AnAnswerIsStoppedAndItsConnectionStays(@TempDir Path folder) throws Exception {
        BlockingQueue<HttpVersion> versions = new LinkedBlockingQueue<>();
        Set<Object> connections = ConcurrentHashMap.newKeySet();
        CountDownLatch stopped = new CountDownLatch(3);
        HttpServer server = serve(certificate(folder, "localhost"), request -> {
            versions.add(request.version());
            connections.add(request.connection());
            request.response().exceptionHandler(reset -> stopped.countDown());
            request.response().putHeader("content-type", "text/event-stream").setChunked(true).write("data: hello\n\n");
        });
        try (StreamingClient client = client(server, folder.resolve("localhost.pem").toString())) {
            for (int i = 0; i < 3; i++) {
                assertThat(first(client, server)).isEqualTo(new Piece.Words("hello"));
                assertThat(versions.poll(20, TimeUnit.SECONDS)).isEqualTo(HttpVersion.HTTP_2);
            }
            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(connections).hasSize(1);
        }
    }

    @Test
    void aProxyIsAskedWithItsUserAndPassword() throws InterruptedException {
        try (FakeService proxy = new FakeService()) {
            proxy.then(exchange -> exchange.stream().send("data: hello\n\n").end());
            ModelSettings settings = settings("http://models.example/v1", "proxy", "http://localhost:" + proxy.port(),
                    "proxy-user", "me", "proxy-password", "pw");
            try (StreamingClient client = new StreamingClient(vertx, settings);
                    Answer answer = post(client, settings)) {
                assertThat(answer.next(PATIENCE)).isEqualTo(new Piece.Words("hello"));
            }
            FakeExchange exchange = proxy.exchange();
            assertThat(exchange.requestLine()).isEqualTo("POST http://models.example/v1/x HTTP/1.1");
            assertThat(exchange.header("proxy-authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString("me:pw".getBytes()));
        }
    }

    @Test
    void anAnswerMayBeHeldOpenByTheServiceAfterItsEnd() throws InterruptedException {
        try (FakeService service = new FakeService()) {
            service.then(exchange -> exchange.stream().send("data: hello\n\ndata: end\n\n").holdUntilClosed());
            ModelSettings settings = settings(service.url());
            AnswerDecoder done = new AnswerDecoder() {
                @Override
                public void read(ServerSentEvent event, Consumer<Piece> pieces) {
                    pieces.accept(event.data().equals("end") ? new Piece.Done() : new Piece.Words(event.data()));
                }

                @Override
                public void end(Consumer<Piece> pieces) {
                    throw new AnswerFailed(AnswerFailed.IN_THE_MIDDLE);
                }
            };
            try (StreamingClient client = new StreamingClient(vertx, settings);
                    Answer answer = client.post(settings.service().address("/x"), Map.of(), new JsonObject(), done)) {
                assertThat(answer.next(PATIENCE)).isEqualTo(new Piece.Words("hello"));
                assertThat(answer.next(PATIENCE)).isEqualTo(new Piece.Done());
                assertThat(service.exchange().clientHasClosed()).isTrue();
            }
        }
    }
}
