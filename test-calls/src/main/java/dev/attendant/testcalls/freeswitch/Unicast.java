package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.AudioEnding;
import dev.attendant.testcalls.pbx.AudioSeen;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Linear16;
import dev.attendant.testcalls.pbx.Metronome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The built-in {@code unicast}: the caller's audio to the attendant, the attendant's to the caller, in datagrams of
 * one ptime. What comes waits in the socket's own buffer, as it does in FreeSWITCH, and is taken at the pace of
 * playout. On the call's event loop; it allocates nothing for a frame unless audio is kept.
 */
final class Unicast implements Metronome.Member {

    private static final Logger LOG = LoggerFactory.getLogger(Unicast.class);
    /** Fact: up to about 3.3 s waits in a kernel buffer; Linux doubles this, and it holds 166 datagrams of 20 ms. */
    private static final int RECEIVE_BUFFER = 106_496;
    private static final int LARGEST_DATAGRAM = 4_096;

    private static final byte[] SILENCE = new byte[LARGEST_DATAGRAM];

    private final Channel channel;
    private final Park park;
    private final UnicastSettings settings;
    private final CallerAudio caller;
    private final int perPtime;
    private final short[] spoken;
    /** What the caller said and did not go out yet: at most one ptime and 20 ms. */
    private final short[] waiting;
    private final short[] frame;
    private final short[] noise;
    private final byte[] outgoing;
    private final ByteBuffer sending;
    private final byte[] incoming = new byte[LARGEST_DATAGRAM];
    private final ByteBuffer receiving = ByteBuffer.wrap(incoming);
    private final List<AudioSeen.Message> kept = new ArrayList<>();
    private DatagramChannel socket;
    private int filled;
    private int playable;
    private boolean begun;
    /** Whether what came last was digital silence. */
    private boolean silent;
    private boolean ended;
    private long messages;
    private long sent;
    private long garbled;
    private int noiseState = 1;

    Unicast(Channel channel, Park park, UnicastSettings settings) {
        this.channel = channel;
        this.park = park;
        this.settings = settings;
        this.caller = channel.spec().caller();
        FreeSwitchOptions options = channel.options();
        perPtime = options.sampleRate() / 1000 * options.ptimeMillis();
        spoken = new short[options.sampleRate() / 50];
        waiting = new short[perPtime + spoken.length];
        frame = new short[perPtime];
        noise = new short[perPtime];
        outgoing = new byte[2 * perPtime];
        sending = ByteBuffer.wrap(outgoing);
        open();
    }

    private void open() {
        try {
            socket = DatagramChannel.open();
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            socket.bind(settings.local().orElseThrow(() -> new IOException("no such local address")));
        } catch (IOException failed) {
            LOG.warn("unicast of {} has no socket, and its attendant is not told: {}", channel.name(),
                    failed.getMessage());
            end(AudioEnding.REFUSED);
        }
    }

    /** The first frame goes out soon. */
    void begin() {
        if (!ended && settings.remote().isPresent()) {
            begun = true;
            channel.loop().metronome().add(this);
            caller.begin(channel.owner(), channel.options().sampleRate());
            channel.moments().reached(CallMoment.AUDIO);
        }
    }

    @Override
    public void beat(long nanos) {
        caller.next(spoken);
        speak();
        hear(nanos);
    }

    private void speak() {
        System.arraycopy(spoken, 0, waiting, filled, spoken.length);
        filled += spoken.length;
        while (filled >= perPtime && !ended) {
            System.arraycopy(waiting, 0, frame, 0, perPtime);
            filled -= perPtime;
            System.arraycopy(waiting, perPtime, waiting, 0, filled);
            if (park.isLooping()) {
                send();
            }
        }
    }

    private void send() {
        if (channel.isTransmitting()) {
            Linear16.encode(frame, outgoing, 0);
        } else {
            // switch_ivr.c, switch_ivr_park(): a frame that did not come is sent as 0xff.
            Arrays.fill(outgoing, (byte) 0xff);
        }
        try {
            sending.clear();
            socket.send(sending, settings.remote().orElseThrow());
            sent++;
        } catch (IOException failed) {
            LOG.warn("unicast of {} ends, its datagram cannot be sent: {}", channel.name(), failed.getMessage());
            end(AudioEnding.REFUSED);
        }
    }

    private void hear(long nanos) {
        playable = Math.min(playable + spoken.length, perPtime + spoken.length - 1);
        while (playable >= perPtime && !ended) {
            int length = receive();
            if (length <= 0) {
                if (silent) {
                    caller.pause();
                }
                return;
            }
            playable -= perPtime;
            messages++;
            heard(length, nanos);
        }
    }

    private int receive() {
        try {
            receiving.clear();
            return socket.receive(receiving) == null ? -1 : receiving.position();
        } catch (IOException failed) {
            LOG.debug("unicast of {}: {}", channel.name(), failed.getMessage());
            return -1;
        }
    }

    private void heard(int length, long nanos) {
        short[] samples = frame;
        if (length == outgoing.length) {
            Linear16.decode(incoming, 0, frame);
            silent = Arrays.equals(incoming, 0, length, SILENCE, 0, length);
        } else {
            // Fact: another size than that of what we send is garbled.
            garbled++;
            garble();
            samples = noise;
        }
        if (channel.spec().keepAudio()) {
            kept.add(new AudioSeen.Message(samples.clone(), nanos));
        }
        caller.heard(samples, nanos);
    }

    /** Loud noise, the same in every run: Marsaglia's xorshift. */
    private void garble() {
        for (int i = 0; i < noise.length; i++) {
            noiseState ^= noiseState << 13;
            noiseState ^= noiseState >>> 17;
            noiseState ^= noiseState << 5;
            noise[i] = (short) (noiseState >> 17);
        }
    }

    /** Fact: it ends silently. */
    void end(AudioEnding ending) {
        if (ended) {
            return;
        }
        ended = true;
        channel.loop().metronome().remove(this);
        try {
            socket.close();
        } catch (IOException failed) {
            LOG.debug("unicast of {}: {}", channel.name(), failed.getMessage());
        }
        if (begun) {
            caller.disconnected(ending.toString());
        }
        channel.log().audio(new AudioSeen(channel.id(), channel.options().sampleRate(), List.copyOf(kept), messages,
                sent, garbled, ending));
    }
}
