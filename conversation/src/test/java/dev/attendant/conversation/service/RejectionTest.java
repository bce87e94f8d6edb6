package dev.attendant.conversation.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectionTest {

    private final Service service = Service.read(
            new EngineSettings("model.x", Map.of("key", "very-secret")),
            new Vendor("https://h/v1", "KEY"),
            name -> "");

    @Test
    void aDateTellsHowLongToWaitToo() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        assertThat(Rejection.of(service, 503, date, "").retryAfter()).hasValueSatisfying(wait ->
                assertThat(wait).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
        String past = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(10));
        assertThat(Rejection.of(service, 503, past, "").retryAfter()).contains(Duration.ZERO);
        assertThat(Rejection.of(service, 429, "soon", "").retryAfter()).isEmpty();
        assertThat(Rejection.of(service, 429, "999999999", "").retryAfter()).contains(Duration.ofDays(1));
    }

    @Test
    void geminiTellsItInTheBody() {
        String body = "{\"error\": {\"message\": \"quota\", \"details\": [{\"@type\": \"google.rpc.RetryInfo\","
                + " \"retryDelay\": \"34.5s\"}]}}";
        assertThat(Rejection.of(service, 429, "", body).retryAfter()).contains(Duration.ofSeconds(34));
    }

    @Test
    void geminiCallsAWrongKeyAWrongArgument() {
        assertThat(Rejection.of(service, 400, "", "{\"error\": {\"details\": [{\"reason\": \"API_KEY_INVALID\"}]}}").reason())
                .contains("refuses the key", "model.x.key", "KEY in the environment");
    }

    @Test
    void theMessageIsFoundWhereServersPutIt() {
        for (String body : new String[] {"{\"error\": \"no such\"}", "{\"detail\": \"no such\"}",
            "{\"error\": {\"message\": \"no such\"}}", "[{\"error\": {\"message\": \"no such\"}}]"}) {
            assertThat(Rejection.of(service, 404, "", body).reason()).isEqualTo(
                    "h answered HTTP 404: no such (check the settings url and model)");
        }
        assertThat(Rejection.of(service, 502, "", "<html>").reason()).isEqualTo("h answered HTTP 502");
    }
}
