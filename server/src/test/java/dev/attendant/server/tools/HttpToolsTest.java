package dev.attendant.server.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.ToolRunner.Result;
import dev.attendant.conversation.scenario.ToolSpec;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpToolsTest {

    private final Vertx vertx = Vertx.vertx();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private HttpServer server;
    private HttpTools tools;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1").await();
        tools = new HttpTools(vertx);
    }

    @AfterEach
    void stop() {
        tools.close();
        vertx.close().await();
    }

    private void serve(HttpServerRequest request) {
        asked.add(request.uri());
        var response = request.response();
        switch (request.path()) {
            case "/post" -> request.body().onSuccess(body -> response.end(new JsonObject()
                    .put("got", body.toJsonObject())
                    .put("type", request.getHeader("content-type"))
                    .toBuffer()));
            case "/never" -> request.connection().closeHandler(gone -> closed.countDown());
            case "/drip" -> {
                request.connection().closeHandler(gone -> closed.countDown());
                response.setChunked(true).write("{");
                vertx.setPeriodic(20, id -> response.write(" ").onFailure(gone -> vertx.cancelTimer(id)));
            }
            case "/huge" -> {
                request.connection().closeHandler(gone -> closed.countDown());
                response.setChunked(true);
                Buffer some = Buffer.buffer("x".repeat(8192));
                vertx.setPeriodic(1, id -> response.write(some).onFailure(gone -> vertx.cancelTimer(id)));
            }
            case "/largest" -> response.end("{\"x\":\"" + "x".repeat(HttpTools.LARGEST_ANSWER - 8) + "\"}");
            case "/words" -> response.end("all is well");
            case "/list" -> response.end("[1, 2]");
            case "/empty" -> response.end();
            case "/none" -> response.setStatusCode(204).end();
            case "/missing" -> response.setStatusCode(404).end("{\"a\": 1}");
            case "/broken" -> response.setStatusCode(500).end();
            case "/moved" -> response.setStatusCode(302).putHeader("location", "/orders/1").end();
            case "/reset" -> request.connection().close();
            default -> response.end("{\"status\": \"on its way\", \"days\": 2}");
        }
    }

    @Test
    void aServiceIsAskedAndItsAnswerReturned() {
        Result result = get("/orders/{order}?by={who}", new JsonObject()
                .put("order", "4711").put("who", "a&b").put("other", "not asked for"));
        assertThat(result.ok()).isTrue();
        assertThat(result.value()).isEqualTo(new JsonObject().put("status", "on its way").put("days", 2));
        assertThat(asked).containsExactly("/orders/4711?by=a%26b");
    }

    @Test
    void postSendsAllArgumentsAsAJsonObject() {
        JsonObject arguments = new JsonObject().put("day", "monday \"x\"").put("number", 5);
        Result result = run("POST", "/post", Duration.ofSeconds(10), arguments);
        assertThat(result.value().getJsonObject("got")).isEqualTo(arguments);
        assertThat(result.value().getString("type")).isEqualTo("application/json");
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsLeft() throws Exception {
        assertFailed(run("GET", "/never", Duration.ofSeconds(1), new JsonObject()), "within 1000 ms");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theTimeOutIsForTheWholeAnswer() throws Exception {
        assertFailed(run("GET", "/drip", Duration.ofSeconds(1), new JsonObject()), "within 1000 ms");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAnswerThatIsTooLargeIsNotReadToItsEnd() throws Exception {
        assertFailed(get("/huge", new JsonObject()), "more than 64 KB");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(get("/largest", new JsonObject()).ok()).isTrue();
    }

    @Test
    void whatIsNoJsonObjectIsAFailure() {
        assertFailed(get("/words", new JsonObject()), "not with a JSON object");
        assertFailed(get("/list", new JsonObject()), "not with a JSON object");
        assertFailed(get("/empty", new JsonObject()), "not with a JSON object");
    }

    @Test
    void noContentIsAnEmptyObject() {
        assertThat(get("/none", new JsonObject())).isEqualTo(new Result(true, new JsonObject()));
    }

    @Test
    void anErrorStatusIsAFailure() {
        assertFailed(get("/missing", new JsonObject()), "answered 404");
        assertFailed(get("/broken", new JsonObject()), "answered 500");
    }

    @Test
    void aRedirectIsNotFollowed() {
        assertFailed(get("/moved", new JsonObject()), "redirect");
        assertThat(asked).containsExactly("/moved");
    }

    @Test
    void aServiceThatHangsUpOrIsNotThereIsAFailure() {
        assertFailed(get("/reset", new JsonObject()), "cannot be reached");
        server.close().await();
        assertFailed(get("/orders/1", new JsonObject()), "cannot be reached");
    }

    @Test
    void aHostileArgumentIsNotSent() {
        assertFailed(get("/orders/{order}", new JsonObject().put("order", "../admin")), "order");
        assertFailed(run("DELETE", "/orders/1", Duration.ofSeconds(1), new JsonObject()), "GET or POST");
        assertThat(asked).isEmpty();
    }

    @Test
    void anInterruptedCallStopsWaiting() throws Exception {
        var result = new CompletableFuture<Result>();
        var interrupted = new CompletableFuture<Boolean>();
        Thread call = Thread.ofVirtual().start(() -> {
            result.complete(run("GET", "/never", Duration.ofMinutes(5), new JsonObject()));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        call.interrupt();
        assertFailed(result.get(10, TimeUnit.SECONDS), "nobody waits");
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private Result get(String path, JsonObject arguments) {
        return run("GET", path, Duration.ofSeconds(10), arguments);
    }

    private Result run(String method, String path, Duration timeout, JsonObject arguments) {
        String url = "http://127.0.0.1:" + server.actualPort() + path;
        return tools.run(new ToolSpec("test", "", Map.of(), method, url, timeout), arguments);
    }

    private static void assertFailed(Result result, String reason) {
        assertThat(result.ok()).isFalse();
        assertThat(result.value().getString("error")).contains(reason);
    }
}
