package dev.attendant.server.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {

    private final UrlTemplate template = new UrlTemplate("http://shop.local:8090/orders/{order}/state?by={who}&full=1");

    @Test
    void argumentsAreFilledInEncoded() {
        assertThat(template.fill(new JsonObject().put("order", 4711).put("who", "J\u00f6 & co=x#?")))
                .isEqualTo("http://shop.local:8090/orders/4711/state?by=J%C3%B6%20%26%20co%3Dx%23%3F&full=1");
        assertThat(new UrlTemplate("http://shop.local").fill(new JsonObject())).isEqualTo("http://shop.local/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", ".", "../admin", "a/b", "a\\b", "%2e%2e", "%2F", "a\nb", "a\u0000"})
    void aValueThatCouldChangeThePathIsRefused(String value) {
        assertThatThrownBy(() -> template.fill(new JsonObject().put("order", value)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("order");
    }

    @Test
    void valuesThatOnlyTogetherClimbAreRefused() {
        var two = new UrlTemplate("http://shop.local/a/{x}{y}/b");
        assertThatThrownBy(() -> two.fill(new JsonObject().put("x", ".").put("y", ".")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UrlTemplate("http://shop.local/.{x}").fill(new JsonObject().put("x", ".")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlySingleValuesOfReasonableLengthAreTaken() {
        assertThatThrownBy(() -> template.fill(new JsonObject().put("order", new JsonArray().add(1))))
                .hasMessageContaining("single value");
        assertThatThrownBy(() -> template.fill(new JsonObject().put("order", "9".repeat(501))))
                .hasMessageContaining("too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://{host}/x", "http://a.{x}.local/", "file:///etc/passwd", "shop.local/x", "http://user:pass@shop/x",
        "http://shop.local/a b", "http://shop.local/x#y", "", "http://shop.local:{port}/", "http:///x"
    })
    void aUrlThatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> new UrlTemplate(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noValueChangesTheHostThePathOrTheParameters() {
        Random random = new Random(1);
        int filled = 0;
        for (int i = 0; i < 5000; i++) {
            JsonObject arguments = new JsonObject().put("order", hostile(random)).put("who", hostile(random));
            String url;
            try {
                url = template.fill(arguments);
            } catch (IllegalArgumentException refused) {
                continue;
            }
            URI uri = URI.create(url);
            assertThat(uri.normalize()).isEqualTo(uri);
            assertThat(uri.getAuthority()).isEqualTo("shop.local:8090");
            assertThat(uri.getRawPath()).matches("/orders/[^/]+/state");
            assertThat(uri.getRawQuery()).matches("by=[^&=]*&full=1");
            assertThat(uri.getRawFragment()).isNull();
            filled++;
        }
        assertThat(filled).isGreaterThan(500);
    }

    private static String hostile(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            value.append(random.nextInt(3) == 0
                    ? Character.toString(random.nextInt(0x11000))
                    : String.valueOf("/.\\@:?#&=%{}$ ;+*x9".charAt(random.nextInt(19))));
        }
        return value.toString();
    }
}
