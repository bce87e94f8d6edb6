package dev.attendant.freeswitch.audiostream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioStreamCommandsTest {

    private static final String UUID = "5ce030ce-b416-4cca-973d-243df94b612f";

    @Test
    void theStreamStartsLastWithTheUrlTheMixAndTheRate() {
        assertThat(start(8000, Playback.JSON, 8000)).last()
                .isEqualTo("uuid_audio_stream " + UUID + " start ws://host:1/audio/ab mono 8k");
        assertThat(start(16000, Playback.JSON, 48000)).last()
                .isEqualTo("uuid_audio_stream " + UUID + " start ws://host:1/audio/ab mono 16k");
    }

    @Test
    void whatTheModuleWouldReadUnsetIsSet() {
        assertThat(start(8000, Playback.JSON, 0))
                .contains("uuid_setvar " + UUID + " STREAM_HEART_BEAT 10",
                        "uuid_setvar " + UUID + " STREAM_MESSAGE_DEFLATE true");
    }

    @ParameterizedTest
    @CsvSource({"8000, 8000, 60", "8000, 0, 60", "16000, 16000, 60", "16000, 48000, 180", "8000, 48000, 360"})
    void theModulesBufferHoldsAPacketOfTheChannel(int rate, int channelRate, int millis) {
        assertThat(start(rate, Playback.JSON, channelRate))
                .contains("uuid_setvar " + UUID + " STREAM_BUFFER_SIZE " + millis);
    }

    @Test
    void theModuleThatTakesBareSamplesBuffersByItself() {
        assertThat(start(8000, Playback.BINARY, 8000)).contains("uuid_setvar " + UUID + " STREAM_BUFFER_SIZE 20");
    }

    @Test
    void onlyBareSamplesNeedTheirRateToldBeforehand() {
        String rate = "uuid_setvar " + UUID + " STREAM_SAMPLE_RATE 16000";
        assertThat(start(16000, Playback.BINARY, 16000)).contains(rate);
        assertThat(start(16000, Playback.JSON, 16000)).doesNotContain(rate);
    }

    @ParameterizedTest
    @CsvSource({"0, 8000", "8000, 8000", "16000, 16000", "48000, 16000"})
    void aWidebandChannelIsTalkedWithInWideband(int channelRate, int rate) {
        assertThat(AudioStreamCommands.sampleRate(channelRate)).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://host:1", "ws://", "ws://a_b:1", "ws://[::1]:1", "ws://h:1/path", "ws://h:x",
            "ws://h:1 mono"})
    void aUrlThatTheModuleWouldNotConnectToIsNoUrl(String url) {
        Listening listening = new Listening("x", "127.0.0.1", 1, PeerList.of(List.of()), 1, 1);
        assertThatThrownBy(() -> new AudioStreamSettings(listening, url, Playback.JSON))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ws://host:port");
    }

    private static List<String> start(int rate, Playback playback, int channelRate) {
        AudioStream stream = new AudioStream("ws://host:1/audio/ab", rate, () -> { });
        return AudioStreamCommands.start(UUID, stream, playback, channelRate).stream()
                .map(words -> String.join(" ", words))
                .toList();
    }
}
