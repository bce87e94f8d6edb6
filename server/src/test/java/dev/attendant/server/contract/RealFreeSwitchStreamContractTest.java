package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.audiostream.AudioStreamSettings;
import dev.attendant.freeswitch.audiostream.Playback;
import dev.attendant.testcalls.real.RealPbx;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;

/** A real FreeSWITCH that has {@code voxcom-us/mod_audio_stream}, where one is found, called over SIP. */
@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchStreamContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        RealFreeSwitchPbx pbx = new RealFreeSwitchPbx(handler, new FreeSwitchSettings.ModAudioStream(
                new AudioStreamSettings(
                        new Listening(
                                "freeswitch.audio.stream", "127.0.0.1", 0, PeerList.of(List.of("127.0.0.1")), 100, 2),
                        "",
                        Playback.JSON)));
        if (!pbx.load("mod_audio_stream")) {
            pbx.close();
            Assumptions.abort("this FreeSWITCH has no mod_audio_stream");
        }
        return pbx;
    }
}
