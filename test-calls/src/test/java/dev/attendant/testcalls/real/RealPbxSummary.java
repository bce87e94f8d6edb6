package dev.attendant.testcalls.real;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints one line at the end of a run: which real PBXs took part, with which version. Found by ServiceLoader in
 * every module that has this jar on its tests' class path; silent where no test needs a real PBX.
 */
public final class RealPbxSummary implements TestExecutionListener {

    /**
     * The process's own standard error: System.out and System.err of tests go into Surefire's report files, and
     * its standard output is Surefire's line to Maven.
     */
    private static final PrintStream TERMINAL = new PrintStream(new FileOutputStream(FileDescriptor.err), true);

    /** The tests that passed, by their unique ids: one that was run again counts once. */
    private final Map<RealPbx, Set<String>> passed = new EnumMap<>(RealPbx.class);

    public RealPbxSummary() {
        for (RealPbx pbx : RealPbx.values()) {
            passed.put(pbx, ConcurrentHashMap.newKeySet());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed.forEach((pbx, tests) -> {
                if (isFor(test, pbx)) {
                    tests.add(test.getUniqueId());
                }
            });
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Set<RealPbx> wanted = Arrays.stream(RealPbx.values())
                .filter(pbx -> plan.getRoots().stream().anyMatch(root -> isWanted(plan, root, pbx)))
                .collect(Collectors.toSet());
        if (!wanted.isEmpty()) {
            TERMINAL.println(Arrays.stream(RealPbx.values())
                    .map(pbx -> pbx.summary(wanted.contains(pbx), passed.get(pbx).size()))
                    .collect(Collectors.joining("; ", "Real PBXs in this run: ", "")));
        }
    }

    private static boolean isWanted(TestPlan plan, TestIdentifier root, RealPbx pbx) {
        return isFor(root, pbx) || plan.getDescendants(root).stream().anyMatch(test -> isFor(test, pbx));
    }

    private static boolean isFor(TestIdentifier test, RealPbx pbx) {
        return test.getTags().contains(TestTag.create(pbx.tag()));
    }
}
