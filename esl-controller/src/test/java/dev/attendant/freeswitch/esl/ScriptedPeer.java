package dev.attendant.freeswitch.esl;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes so many bytes of commands, over TCP, answers with a recording, and closes; and what the listener heard. */
final class ScriptedPeer implements EslListener {

    private final Vertx vertx = Vertx.vertx();
    private final Buffer commands = Buffer.buffer();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** A connection to the peer. */
    EslConnection connect(int commandBytes, Buffer answer) {
        NetServer server = vertx.createNetServer().connectHandler(socket -> serve(socket, commandBytes, answer));
        int port = FakeFreeSwitch.await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture())
                .actualPort();
        CompletableFuture<EslConnection> made = new CompletableFuture<>();
        vertx.createNetClient()
                .connect(port, "127.0.0.1")
                .onSuccess(socket -> made.complete(new EslConnection(socket, this)))
                .onFailure(made::completeExceptionally);
        return FakeFreeSwitch.await(made);
    }

    private void serve(NetSocket socket, int commandBytes, Buffer answer) {
        if (commandBytes == 0) {
            socket.end(answer);
        }
        socket.handler(came -> {
            commands.appendBuffer(came);
            if (commands.length() >= commandBytes) {
                socket.end(answer);
            }
        });
    }

    /** What was heard until the connection closed. */
    List<String> heard() {
        FakeFreeSwitch.await(closed);
        return heard;
    }

    /** What the peer was sent; once the connection is closed. */
    Buffer commands() {
        FakeFreeSwitch.await(closed);
        return commands;
    }

    void close() {
        FakeFreeSwitch.await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    @Override
    public void event(EslEvent event) {
        heard.add(event.toString());
    }

    @Override
    public void disconnectNotice(boolean lingering) {
        heard.add(lingering ? "lingering" : "disconnected");
    }

    @Override
    public void closed() {
        heard.add("closed");
        closed.complete(null);
    }

    @Override
    public void authRequest() {
        heard.add("auth");
    }

    @Override
    public void rudeRejection(String text) {
        heard.add("rude: " + text);
    }

    @Override
    public void log(EslMessage line) {
        heard.add("log");
    }

    @Override
    public void malformed(String why) {
        heard.add("malformed: " + why);
    }
}
