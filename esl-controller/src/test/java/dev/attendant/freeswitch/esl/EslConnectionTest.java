package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EslConnectionTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final FakeFreeSwitch freeSwitch = new FakeFreeSwitch();
    private final EslConnection connection = freeSwitch.connect();

    @AfterEach
    void close() {
        freeSwitch.close();
    }

    private static EslReply await(CompletableFuture<EslReply> reply) {
        return FakeFreeSwitch.await(reply);
    }

    private CompletableFuture<EslReply> send(String command) {
        return connection.send(EslCommand.line(command));
    }

    @Test
    void repliesGoToTheirCommandsInOrder() {
        CompletableFuture<EslReply> connect = send("connect");
        CompletableFuture<EslReply> events = send("myevents");
        CompletableFuture<EslReply> api = connection.send(EslCommand.api("status"));
        CompletableFuture<EslReply> unknown = send("nonsense");
        freeSwitch.expect("connect", "myevents", "api status", "nonsense");
        freeSwitch.write(Stream.connected());
        freeSwitch.write(Stream.plain(Map.of("Event-Name", "HEARTBEAT"), ""));
        freeSwitch.reply("+OK Events Enabled");
        freeSwitch.write(Stream.withBody("Content-Type: api/response\n", "", "UP 0 years\n"));
        freeSwitch.reply("-ERR command not found");
        assertThat(await(connect).channel().name()).isEqualTo("CHANNEL_DATA");
        assertThat(await(events).text()).isEqualTo("+OK Events Enabled");
        assertThat(await(events).isOk()).isTrue();
        assertThat(await(api).text()).isEqualTo("UP 0 years");
        assertThat(await(api).isOk()).isTrue();
        assertThat(await(unknown).isOk()).isFalse();
        assertThat(freeSwitch.heard()).isEqualTo("event HEARTBEAT");
    }

    @Test
    void anApiThatFailedIsNotOk() {
        CompletableFuture<EslReply> api = connection.send(EslCommand.api("uuid_break", "u"));
        freeSwitch.write(Stream.withBody("Content-Type: api/response\n", "", "-ERR No such channel!\n"));
        assertThat(await(api)).returns(false, EslReply::isOk).returns("-ERR No such channel!", EslReply::text);
    }

    @Test
    void commandsOfManyThreadsGetTheirOwnReplies() throws Exception {
        freeSwitch.echo();
        List<String> wrong = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(20);
        for (int t = 0; t < 20; t++) {
            int thread = t;
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < 100; i++) {
                    String text = connection.request(EslCommand.line("echo", thread + "-" + i)).text();
                    if (!text.equals("+OK echo " + thread + "-" + i)) {
                        wrong.add(text);
                    }
                }
                done.countDown();
            });
        }
        CompletableFuture<List<CompletableFuture<EslReply>>> onLoop = new CompletableFuture<>();
        freeSwitch.onLoop(() -> onLoop.complete(IntStream.range(0, 100)
                .mapToObj(i -> connection.send(EslCommand.line("echo", "loop-" + i)))
                .toList()));
        List<CompletableFuture<EslReply>> replies = FakeFreeSwitch.await(onLoop);
        for (int i = 0; i < 100; i++) {
            assertThat(await(replies.get(i)).text()).isEqualTo("+OK echo loop-" + i);
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).isEmpty();
    }

    @Test
    void aLateReplyIsNotTakenForTheNextCommands() {
        CompletableFuture<EslReply> slow = connection.send(EslCommand.line("slow"), SOON);
        assertThat(await(slow)).isEqualTo(EslReply.LATE);
        CompletableFuture<EslReply> next = send("next");
        freeSwitch.expect("slow", "next");
        freeSwitch.reply("+OK of the slow one");
        freeSwitch.reply("+OK of the next");
        assertThat(await(next).text()).isEqualTo("+OK of the next");
        assertThat(await(slow)).isEqualTo(EslReply.LATE);
    }

    @Test
    void whatWaitsFailsWhenTheConnectionCloses() {
        CompletableFuture<EslReply> command = send("connect");
        CompletableFuture<EslReply> job = connection.bgapi(LONG, "originate", "x");
        freeSwitch.expect("connect", "bgapi originate x");
        freeSwitch.hangUp();
        assertThat(await(command)).isEqualTo(EslReply.CLOSED);
        assertThat(await(job)).isEqualTo(EslReply.CLOSED);
        assertThat(freeSwitch.heard()).isEqualTo("closed");
        assertThat(await(send("more"))).isEqualTo(EslReply.CLOSED);
        assertThat(await(connection.bgapi(LONG, "more"))).isEqualTo(EslReply.CLOSED);
    }

    @Test
    void moreCommandsThanCanWaitAreRefusedAndTheOthersKeepTheirReplies() {
        List<CompletableFuture<EslReply>> replies = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            replies.add(send("c"));
        }
        assertThat(await(replies.getLast())).isEqualTo(EslReply.BUSY);
        assertThat(replies.getFirst()).isNotDone();
        for (int i = 0; i < 1000; i++) {
            freeSwitch.reply("+OK " + i);
        }
        assertThat(await(replies.get(999)).text()).isEqualTo("+OK 999");
        CompletableFuture<EslReply> again = send("again");
        freeSwitch.reply("+OK again");
        assertThat(await(again).text()).isEqualTo("+OK again");
    }

    @Test
    void aPeerThatDoesNotReadGetsNoMoreThanAFullQueue() {
        freeSwitch.stopsReading();
        EslCommand large = EslCommand.line("x".repeat(500_000));
        List<CompletableFuture<EslReply>> replies = new ArrayList<>();
        for (int i = 0; i < 100 && replies.stream().noneMatch(r -> r.getNow(EslReply.LATE) == EslReply.BUSY); i++) {
            replies.add(connection.send(large));
        }
        assertThat(await(replies.getLast())).isEqualTo(EslReply.BUSY);
        assertThat(replies).hasSizeLessThan(100);
    }

    @Test
    void aBackgroundJobIsFoundByItsUuid() {
        CompletableFuture<EslReply> first = connection.bgapi(LONG, "originate", "a");
        CompletableFuture<EslReply> second = connection.bgapi(LONG, "originate", "b");
        String firstJob = freeSwitch.nextJob();
        String secondJob = freeSwitch.nextJob();
        freeSwitch.write(job(secondJob, "-ERR NO_ANSWER\n")); // it may overtake the reply
        freeSwitch.write(job("another's", "+OK"));
        freeSwitch.reply("+OK Job-UUID: " + firstJob);
        freeSwitch.reply("+OK Job-UUID: " + secondJob);
        freeSwitch.write(job(firstJob, "+OK 2b1f9f1e\n"));
        assertThat(await(first)).returns(true, EslReply::isOk).returns("+OK 2b1f9f1e", EslReply::text);
        assertThat(await(second)).returns(false, EslReply::isOk).returns("-ERR NO_ANSWER", EslReply::text);
        assertThat(freeSwitch.heard()).isEqualTo("event BACKGROUND_JOB");
    }

    @Test
    void aJobThatIsRefusedOrLateIsNotWaitedFor() {
        CompletableFuture<EslReply> refused = connection.bgapi(LONG, "x");
        freeSwitch.reply("-ERR permission denied");
        assertThat(await(refused).text()).isEqualTo("-ERR permission denied");
        assertThat(await(connection.bgapi(SOON, "x"))).isEqualTo(EslReply.LATE);
    }

    private static Buffer job(String uuid, String body) {
        return Stream.plain(Map.of("Event-Name", "BACKGROUND_JOB", "Job-UUID", uuid), body);
    }

    @Test
    void anEventLoopDoesNotWaitForAReply() {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        freeSwitch.onLoop(() -> {
            assertThatThrownBy(() -> connection.request(EslCommand.line("connect")))
                    .isInstanceOf(IllegalStateException.class);
            asked.complete(null);
        });
        FakeFreeSwitch.await(asked);
    }

    @Test
    void closingSendsWhatWasSaidBefore() {
        send("exit");
        connection.close();
        freeSwitch.expect("exit");
        assertThat(freeSwitch.heard()).isEqualTo("closed");
    }
}
