package dev.attendant.testcalls.real;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A kind of real PBX that tests run with. A test class that needs one has its tag:
 * {@code @Tag(RealPbx.ASTERISK_TAG)}; who starts one tells its version, {@link #started}. {@link RealPbxSummary}
 * says at the end of a run which took part. May be used from any thread.
 */
public enum RealPbx {
    ASTERISK("Asterisk", RealPbx.ASTERISK_TAG, "needs a Docker engine, or a Debian or Ubuntu with its packages"),
    FREESWITCH("FreeSWITCH", RealPbx.FREESWITCH_TAG, "set FREESWITCH_HOME");

    public static final String ASTERISK_TAG = "real-asterisk";
    public static final String FREESWITCH_TAG = "real-freeswitch";

    private final String product;
    private final String tag;
    private final String remedy;
    private final Set<String> versions = new ConcurrentSkipListSet<>();

    RealPbx(String product, String tag, String remedy) {
        this.product = product;
        this.tag = tag;
        this.remedy = remedy;
    }

    /** One of this version has been started for a test. */
    public void started(String version) {
        versions.add(version);
    }

    String tag() {
        return tag;
    }

    /**
     * What the summary says of it.
     *
     * @param wanted whether the run has tests that need it
     * @param passed how many of them passed
     */
    String summary(boolean wanted, int passed) {
        if (!wanted) {
            return product + ": no test of this run needs one";
        }
        return versions.isEmpty()
                ? product + ": none found (" + remedy + "), its tests are skipped"
                : product + " " + String.join(" and ", versions) + " (" + passed + " tests passed)";
    }
}
