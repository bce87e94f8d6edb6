package dev.attendant.speech.remote;

import dev.attendant.conversation.service.Rejection;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.ServiceRequest;
import io.vertx.core.http.UpgradeRejectedException;
import java.util.Optional;

/** Why a connection to a service did not come about, or broke, for an operator to read. */
public final class Unreachable {

    private static final int LARGEST_REJECTION = 16 * 1024;

    private Unreachable() {}

    /** The service could not be connected to, or refused a WebSocket. */
    public static Rejection connecting(Service service, Throwable cause) {
        if (cause instanceof UpgradeRejectedException refused) {
            String retryAfter = Optional.ofNullable(refused.getHeaders().get("retry-after")).orElse("");
            String body = Optional.ofNullable(refused.getBody())
                    .map(said -> said.getString(0, Math.min(said.length(), LARGEST_REJECTION)))
                    .orElse("");
            return Rejection.of(service, refused.getStatus(), retryAfter, body);
        }
        return Rejection.because(service, ServiceRequest.unreachable(cause));
    }
}
