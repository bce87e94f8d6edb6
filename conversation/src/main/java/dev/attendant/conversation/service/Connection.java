package dev.attendant.conversation.service;

import dev.attendant.conversation.engine.EngineSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a service is reached. Certificates are always checked, also for their host's name; a company's own authority is
 * told with {@code ca-file}. Over TLS HTTP/2 is spoken where the service does: there an answer that nobody wants any
 * more is stopped without closing the connection, and the next request waits for no handshake.
 */
public record Connection(HttpClientOptions http) {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private static final int MOST_CONNECTIONS = 512;
    private static final int LARGEST_MESSAGE = 1 << 20;
    private static final int MOST_MULTIPLEXED = 16;

    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofMinutes(5);

    static Connection read(EngineSettings settings, URI url, UnaryOperator<String> environment) {
        boolean tls = "https".equals(url.getScheme());
        Duration connectTimeout = settings.duration("connect-timeout", Duration.ofSeconds(3), LEAST, MOST);
        HttpClientOptions http = new HttpClientOptions()
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setTcpNoDelay(true)
                .setSsl(tls)
                .setVerifyHost(true)
                .setUseAlpn(tls)
                .setProtocolVersion(tls ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1);
        settings.file("ca-file", "certificates (PEM)")
                .ifPresent(file -> http.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        proxy(settings, environment, http);
        return new Connection(http);
    }

    /** @param name of the service, for the log */
    HttpClient httpClient(Vertx vertx, String name) {
        return vertx.httpClientBuilder()
                .with(http)
                .with(new PoolOptions()
                        .setHttp1MaxSize(MOST_CONNECTIONS)
                        .setHttp2MaxSize(MOST_MULTIPLEXED)
                        .setMaxWaitQueueSize(MOST_CONNECTIONS))
                // each request tells of it itself
                .withConnectHandler(connection -> connection.exceptionHandler(
                        broken -> LOG.debug("The connection to {} broke: {}", name, broken.toString())))
                .build();
    }

    WebSocketClient webSocketClient(Vertx vertx) {
        WebSocketClientOptions options = new WebSocketClientOptions()
                .setMaxConnections(MOST_CONNECTIONS)
                .setMaxFrameSize(LARGEST_MESSAGE)
                .setMaxMessageSize(LARGEST_MESSAGE)
                .setVerifyHost(true);
        options.setConnectTimeout(http.getConnectTimeout())
                .setSsl(http.isSsl())
                .setTrustOptions(http.getTrustOptions())
                .setProxyOptions(http.getProxyOptions());
        options.setTcpNoDelay(true);
        return vertx.createWebSocketClient(options);
    }

    private static void proxy(EngineSettings settings, UnaryOperator<String> environment, HttpClientOptions http) {
        String text = settings.text("proxy", "").strip();
        String user = settings.text("proxy-user", "").strip();
        Secret password = Secret.read(settings, "proxy-password", "", environment);
        if (text.isEmpty()) {
            return;
        }
        URI proxy = proxy(settings, text);
        ProxyOptions options = new ProxyOptions()
                .setType(proxy.getScheme().equals("http") ? ProxyType.HTTP : ProxyType.SOCKS5)
                .setHost(proxy.getHost())
                .setPort(proxy.getPort());
        if (!user.isEmpty()) {
            options.setUsername(user).setPassword(password.reveal());
        }
        http.setProxyOptions(options);
    }

    private static URI proxy(EngineSettings settings, String text) {
        try {
            URI proxy = new URI(text);
            boolean known = "http".equals(proxy.getScheme()) || "socks5".equals(proxy.getScheme());
            if (known && proxy.getHost() != null && proxy.getPort() > 0 && proxy.getRawUserInfo() == null) {
                return proxy;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw settings.invalid("proxy", "must be http://HOST:PORT or socks5://HOST:PORT; user and password are given"
                + " as proxy-user and proxy-password or proxy-password-file");
    }
}
