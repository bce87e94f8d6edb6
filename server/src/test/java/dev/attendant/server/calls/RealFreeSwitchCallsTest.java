package dev.attendant.server.calls;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.real.RealPbx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A real FreeSWITCH, where one is found. */
@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchCallsTest extends CallsContract {

    @TempDir
    static Path data;

    private static Company company;

    @BeforeAll
    static void up() {
        company = Company.open(Pbx.FREESWITCH, data);
    }

    @AfterAll
    static void nothingIsLeftBehind() {
        if (company != null) {
            company.close();
        }
    }

    @Override
    Company company() {
        return company;
    }
}
