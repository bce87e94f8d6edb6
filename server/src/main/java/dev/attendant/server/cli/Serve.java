package dev.attendant.server.cli;

import dev.attendant.server.program.Attendant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Takes calls until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Take calls until told to stop.",
            "",
            "On SIGTERM or Ctrl-C no more calls are taken: they go on in their dialplan. Those that there are"
                    + " may end by themselves within limits.grace, then their callers are sent to people."
        })
final class Serve implements Callable<Integer> {

    @ParentCommand
    private Main attendant;

    @Override
    public Integer call() throws InterruptedException {
        Attendant running = Attendant.start(attendant.configuration().settings(), event -> {});
        LastLines.before(running::close);
        // the hook ends the program
        new CountDownLatch(1).await();
        return 0;
    }
}
