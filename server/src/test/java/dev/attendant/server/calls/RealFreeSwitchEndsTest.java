package dev.attendant.server.calls;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.real.RealPbx;
import org.junit.jupiter.api.Tag;

/** A real FreeSWITCH, where one is found. */
@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchEndsTest extends EndsContract {

    RealFreeSwitchEndsTest() {
        super(Pbx.FREESWITCH);
    }
}
