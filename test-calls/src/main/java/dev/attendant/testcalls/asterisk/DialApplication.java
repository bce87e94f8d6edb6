package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.AudioEnding;
import dev.attendant.testcalls.pbx.CallEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * {@code EXEC Dial AudioSocket/host:port/uuid/c(slin16),timeout,g}. Of AudioSocket channels those with
 * {@code c(slin)} and {@code c(slin16)} are simulated; every other technology is not available.
 */
final class DialApplication implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(DialApplication.class);

    @Override
    public Running start(Channel channel, String arguments, IntConsumer done) {
        String[] parts = arguments.split(",", -1);
        String[] target = parts[0].split("/", -1);
        boolean goOn = parts.length > 2 && parts[2].contains("g");
        Optional<HostAndPort> server = HostAndPort.parse(target.length > 1 ? target[1] : "");
        Optional<UUID> id = AudioSocketApplication.uuid(target.length > 2 ? target[2] : "");
        Optional<AudioFormat> format = format(target.length > 3 ? target[3] : "");
        boolean audioSocket = target[0].equals("AudioSocket");
        if (!audioSocket || server.isEmpty() || id.isEmpty() || format.isEmpty()) {
            LOG.warn("Dial is simulated for AudioSocket/host:port/uuid/c(slin) and …/c(slin16) only");
            channel.variables().set("DIALSTATUS", "CHANUNAVAIL");
            done.accept(0);
            return Running.NONE;
        }
        if (channel.isHungUp()) {
            done.accept(-1);
            return Running.NONE;
        }
        AudioSession session = new AudioSession(
                channel, id.get(), format.get(), false, ending -> ended(channel, ending, goOn, done));
        // The channel that is dialled answers, and so does the caller's.
        channel.answer();
        session.connect(server.get());
        return AudioSocketApplication.running(session);
    }

    private static void ended(Channel channel, AudioEnding ending, boolean goOn, IntConsumer done) {
        boolean refused = ending == AudioEnding.REFUSED;
        channel.variables().set("DIALSTATUS", refused ? "CHANUNAVAIL" : "ANSWER");
        if (goOn || refused) {
            done.accept(0);
        } else {
            // Fact: without g the dialplan ends when the socket closes.
            done.accept(-1);
            channel.hangUp(CallEnd.HUNG_UP_BY_PBX);
        }
    }

    private static Optional<AudioFormat> format(String options) {
        return Optional.ofNullable(switch (options) {
            case "c(slin)" -> AudioFormat.SLIN;
            case "c(slin16)" -> AudioFormat.SLIN16;
            default -> null;
        });
    }
}
