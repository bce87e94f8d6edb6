package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.AudioEnding;
import dev.attendant.testcalls.pbx.AudioSeen;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Linear16;
import dev.attendant.testcalls.pbx.Metronome;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One AudioSocket connection to the attendant, with the caller at the other end. On the call's event loop. It
 * neither paces nor reframes: what arrives is heard at once, as it is.
 */
final class AudioSession implements Metronome.Member {

    private static final int TERMINATE = 0x00;
    private static final int IDENTITY = 0x01;
    private static final int DTMF = 0x03;
    /** Fact: pieces of a payload may be this far apart. */
    private static final long PIECES_MILLIS = 5;
    /** Fact: when both sides are silent this long, the application ends. */
    private static final long BOTH_SILENT = TimeUnit.SECONDS.toNanos(2);
    /** Fact: 3,200 bytes went out as one packet, 64,000 were dropped; what is between counts as dropped here. */
    private static final int LARGEST_HEARD = 3_200;

    private final Channel channel;
    private final UUID id;
    private final AudioFormat format;
    private final boolean watchSilence;
    private final Consumer<AudioEnding> onEnd;
    private final CallerAudio caller;
    private final AudioSocketReader reader = new AudioSocketReader(this::message);
    private final List<AudioSeen.Message> kept = new ArrayList<>();
    private final short[] outgoing;
    private final short[] incoming;
    private final byte[] packet;
    private NetSocket socket;
    private DirectSocket direct;
    private boolean reset;
    private boolean ended;
    private long lastActivity;
    private long chunkNanos;
    private long chunks;
    private long messages;
    private long sent;

    AudioSession(Channel channel, UUID id, AudioFormat format, boolean watchSilence, Consumer<AudioEnding> onEnd) {
        this.channel = channel;
        this.id = id;
        this.format = format;
        this.watchSilence = watchSilence;
        this.onEnd = onEnd;
        this.caller = channel.spec().caller();
        this.outgoing = new short[format.frame()];
        this.incoming = new short[format.frame()];
        this.packet = new byte[AudioSocketReader.HEADER + 2 * format.frame()];
        packet[0] = (byte) format.type();
        packet[1] = (byte) (2 * format.frame() >> 8);
        packet[2] = (byte) (2 * format.frame());
    }

    void connect(HostAndPort to) {
        channel.loop().client().connect(to.port(), to.host())
                .onSuccess(this::connected)
                .onFailure(refused -> end(AudioEnding.REFUSED));
    }

    private void connected(NetSocket connected) {
        if (ended) {
            connected.close();
            return;
        }
        socket = connected;
        direct = new DirectSocket(socket, this::chunk);
        socket.exceptionHandler(broken -> reset = true);
        socket.closeHandler(closed -> end(reset ? AudioEnding.RESET : AudioEnding.CLOSED));
        // Fact: the first message is 01 0010 and the UUID.
        socket.write(Buffer.buffer(19).appendByte((byte) IDENTITY).appendUnsignedShort(16)
                .appendLong(id.getMostSignificantBits()).appendLong(id.getLeastSignificantBits()));
        lastActivity = System.nanoTime();
        channel.loop().metronome().add(this);
        caller.begin(channel.phone(), format.sampleRate());
        channel.moments().reached(CallMoment.AUDIO);
    }

    /** Fact: 20 ms of audio every 20 ms. */
    @Override
    public void beat(long nanos) {
        caller.next(outgoing);
        // Fact: a lone part of a header blocks the channel's thread, and so the caller's audio.
        if (channel.isTransmitting() && !reader.isInHeader() && !ended) {
            Linear16.encode(outgoing, packet, AudioSocketReader.HEADER);
            direct.write(packet);
            lastActivity = nanos;
            sent++;
        }
        if (watchSilence && nanos - lastActivity > BOTH_SILENT) {
            end(AudioEnding.BOTH_SILENT);
        }
    }

    /** Fact: DTMF is 03 0001 and the digit. */
    void digit(char digit) {
        if (socket != null && !ended) {
            socket.write(Buffer.buffer(4).appendByte((byte) DTMF).appendUnsignedShort(1).appendByte((byte) digit));
        }
    }

    /** The channel was hung up. Fact: Asterisk says nothing then, it closes. */
    void hungUp() {
        end(AudioEnding.HUNG_UP);
    }

    private void chunk(ByteBuf chunk) {
        if (ended) {
            return;
        }
        chunkNanos = System.nanoTime();
        lastActivity = chunkNanos;
        long chunkNumber = ++chunks;
        reader.read(chunk);
        if (reader.isInPayload() && !ended) {
            // A timer and not the clock: this loop being late is no fault of the attendant's.
            channel.loop().timers().setTimer(PIECES_MILLIS, timer -> {
                if (chunks == chunkNumber) {
                    end(AudioEnding.SPLIT_MESSAGE);
                }
            });
        }
    }

    private boolean message(int type, byte[] bytes, int offset, int length) {
        if (type == TERMINATE) {
            end(AudioEnding.TERMINATED);
        } else if (length == 0 || AudioFormat.ofType(type).isEmpty()) {
            // Fact: -1 after 0x03, 0xff, an unknown type, or audio of zero length.
            end(AudioEnding.BAD_MESSAGE);
        } else {
            messages++;
            if (length <= LARGEST_HEARD) {
                heard(AudioFormat.ofType(type).orElseThrow(), bytes, offset, length);
            }
        }
        return !ended;
    }

    private void heard(AudioFormat theirs, byte[] bytes, int offset, int length) {
        short[] samples = length == 2 * incoming.length ? incoming : new short[length / 2];
        Linear16.decode(bytes, offset, samples);
        if (theirs.sampleRate() != format.sampleRate()) {
            samples = Linear16.resample(samples, theirs.sampleRate(), format.sampleRate());
        }
        if (channel.spec().keepAudio()) {
            kept.add(new AudioSeen.Message(samples.clone(), chunkNanos));
        }
        caller.heard(samples, chunkNanos);
    }

    private void end(AudioEnding ending) {
        if (ended) {
            return;
        }
        ended = true;
        if (socket != null) {
            channel.loop().metronome().remove(this);
            socket.close();
            caller.disconnected(ending.toString());
        }
        channel.log().audio(
                new AudioSeen(id, format.sampleRate(), List.copyOf(kept), messages, sent, 0, ending));
        onEnd.accept(ending);
    }
}
