package dev.attendant.server.program;

import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.records.CallRecords;
import dev.attendant.records.Recordings;

/** A call's recording that is noted in the call's record once there is a line, and so something to hear. */
final class NotedRecording implements AudioTap {

    private final CallInfo call;
    private final Recordings recordings;
    private final CallRecords records;
    private final AudioTap recording;

    NotedRecording(CallInfo call, Recordings recordings, CallRecords records) {
        this.call = call;
        this.recordings = recordings;
        this.records = records;
        recording = recordings.forCall(call.id(), call.arrivedAt());
    }

    @Override
    public void begin(int sampleRate) {
        recording.begin(sampleRate);
        records.recorded(call.id(), recordings.path(call.id(), call.arrivedAt()));
    }

    @Override
    public void frame(short[] caller, short[] attendant) {
        recording.frame(caller, attendant);
    }

    @Override
    public void close() {
        recording.close();
    }
}
