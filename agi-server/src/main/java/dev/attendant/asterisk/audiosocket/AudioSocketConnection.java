package dev.attendant.asterisk.audiosocket;

import dev.attendant.conversation.peer.PeerServer;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.CallAudio;
import dev.attendant.conversation.audio.CallBeats;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.audio.Metronome;
import io.vertx.core.Context;
import io.vertx.core.net.NetSocket;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audio of one call, over the socket that Asterisk opened for it. Belongs to the socket's event loop. */
final class AudioSocketConnection implements AudioPort, PeerServer.Connection {

    private static final Logger log = LoggerFactory.getLogger(AudioSocketConnection.class);

    /** How long Asterisk may take to close after we said that the audio ends. */
    private static final long CLOSE_TIMEOUT_MILLIS = 2000;

    private final NetSocket socket;
    private final DirectSocket direct;
    private final Context context;
    private final CallBeats beats;
    private final BiPredicate<UUID, AudioSocketConnection> claim;

    private int sampleRate;
    private byte audioType;
    private short[] heard = new short[0];
    private int heardLength;
    private short[] spoken = new short[0];
    private byte[] message = new byte[0];
    private ShortBuffer samples = ShortBuffer.allocate(0);
    private Optional<CallAudio> audio = Optional.empty();
    private boolean open = true;

    /** @param claim gives this connection to the call that expects a UUID; false when none does */
    AudioSocketConnection(
            NetSocket socket,
            Context context,
            Metronome metronome,
            BiPredicate<UUID, AudioSocketConnection> claim) {
        this.socket = socket;
        this.context = context;
        beats = new CallBeats(metronome, this::beat);
        this.claim = claim;
        this.direct = new DirectSocket(socket, new AudioSocketDecoder(this::message)::read);
        socket.exceptionHandler(e -> log.debug("AudioSocket connection: {}", e.toString()));
    }

    private void message(byte type, byte[] payload, int length) {
        if (!open) {
            return;
        }
        if (sampleRate == 0) {
            identify(type, payload, length);
        } else if (type == audioType) {
            hear(payload, length);
        } else if (type == AudioSocketMessage.DTMF && length == 1 && "0123456789*#ABCD".indexOf(payload[0]) >= 0) {
            audio.ifPresent(call -> call.digit((char) payload[0]));
        } else if (type != AudioSocketMessage.UUID) {
            log.warn("Unexpected AudioSocket message of type 0x{} and {} bytes; the audio is ended",
                    Integer.toHexString(type & 0xff), length);
            closed();
            socket.close();
        }
    }

    private void identify(byte type, byte[] payload, int length) {
        boolean known = false;
        if (type == AudioSocketMessage.UUID && length == 16) {
            ByteBuffer bytes = ByteBuffer.wrap(payload, 0, length);
            known = claim.test(new UUID(bytes.getLong(), bytes.getLong()), this);
        }
        if (!known) {
            log.warn("Closed an AudioSocket connection from {}: no call expects it",
                    socket.remoteAddress().hostAddress());
            open = false;
            socket.close();
        }
    }

    /** A call has claimed this connection. */
    void claimed(int rate) {
        sampleRate = rate;
        audioType = AudioSocketMessage.audioType(rate);
        heard = new short[Frame.samples(rate)];
        spoken = new short[heard.length];
        message = AudioSocketMessage.silence(audioType, spoken.length);
        samples = AudioSocketMessage.samples(message);
    }

    @Override
    public void introductionIsOver() {
        if (sampleRate == 0 && open) {
            log.warn("Closed an AudioSocket connection from {}: it did not say which call it is for",
                    socket.remoteAddress().hostAddress());
            open = false;
            socket.close();
        }
    }

    /** Asterisk sends 20 ms a message, but its codecs may be set to other lengths. */
    private void hear(byte[] payload, int length) {
        for (int i = 0; i + 1 < length; i += 2) {
            heard[heardLength++] = (short) (payload[i] & 0xff | payload[i + 1] << 8);
            if (heardLength == heard.length) {
                heardLength = 0;
                if (audio.isPresent()) {
                    audio.get().heard(heard);
                    // what was heard may have ended the call
                    audio.ifPresent(call -> beats.frame(call.isAboutToSpeak()));
                }
            }
        }
    }

    private void beat() {
        if (audio.isPresent()) {
            audio.get().next(spoken);
            // a peer that does not read loses audio rather than filling our memory
            if (direct.isWritable()) {
                samples.put(0, spoken);
                direct.write(message);
            }
        }
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public Executor loop() {
        return task -> context.runOnContext(now -> task.run());
    }

    @Override
    public void attach(CallAudio call) {
        if (open) {
            audio = Optional.of(call);
            beats.begin();
        } else {
            call.ended("the audio connection closed");
        }
    }

    /** Asterisk's EXEC returns 0 after this; it would return -1 if we closed the socket with input unread. */
    @Override
    public void close() {
        if (open) {
            detach();
            socket.write(AudioSocketMessage.terminate());
            context.owner().setTimer(CLOSE_TIMEOUT_MILLIS, timer -> socket.close());
        }
    }

    @Override
    public void closed() {
        if (open) {
            Optional<CallAudio> call = audio;
            detach();
            call.ifPresent(ended -> ended.ended("the audio connection closed"));
        }
    }

    private void detach() {
        open = false;
        audio = Optional.empty();
        beats.end();
    }
}
