package dev.attendant.server.calls;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.real.RealPbx;
import org.junit.jupiter.api.Tag;

/** A real Asterisk. */
@Tag(RealPbx.ASTERISK_TAG)
class RealAsteriskCrowdTest extends CrowdContract {

    RealAsteriskCrowdTest() {
        super(Pbx.ASTERISK);
    }
}
