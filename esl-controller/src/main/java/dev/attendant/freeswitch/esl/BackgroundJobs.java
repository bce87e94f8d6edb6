package dev.attendant.freeswitch.esl;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The {@code bgapi} commands that wait for their {@code BACKGROUND_JOB}, by the {@code Job-UUID} that we gave them:
 * the event may come before the reply. Any thread.
 */
final class BackgroundJobs {

    private final int most;
    private final Map<String, CompletableFuture<EslReply>> waiting = new ConcurrentHashMap<>();

    BackgroundJobs(int most) {
        this.most = most;
    }

    /** @param send sends the command with the job's UUID; from its reply only a refusal is taken */
    CompletableFuture<EslReply> start(Duration deadline, Function<String, CompletableFuture<EslReply>> send) {
        if (waiting.size() >= most) {
            return CompletableFuture.completedFuture(EslReply.BUSY);
        }
        String uuid = UUID.randomUUID().toString();
        CompletableFuture<EslReply> job = new CompletableFuture<>();
        waiting.put(uuid, job);
        job.whenComplete((outcome, error) -> waiting.remove(uuid));
        send.apply(uuid).thenAccept(reply -> {
            if (!reply.isOk()) {
                job.complete(reply);
            }
        });
        return job.completeOnTimeout(EslReply.LATE, deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the event is the end of one of these jobs, which now has its outcome. */
    boolean end(EslEvent event, EslMessage message) {
        CompletableFuture<EslReply> job =
                event.name().equals("BACKGROUND_JOB") ? waiting.remove(event.header("Job-UUID")) : null;
        if (job == null) {
            return false;
        }
        job.complete(EslReply.ofJob(event, message));
        return true;
    }

    void close() {
        waiting.values().forEach(job -> job.complete(EslReply.CLOSED));
    }
}
