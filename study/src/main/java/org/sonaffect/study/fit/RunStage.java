package org.sonaffect.study.fit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.AutoMlModel;
import org.sonaffect.study.ModelGrid;
import org.sonaffect.study.plan.StudyPlan;

/**
 * The stage of a run. It counts fits, and estimates how long the rest takes: each kind of work (a
 * model of the study, the transfers, the searches of the AutoML) has its own speed, measured while
 * it runs. Before that a search of the AutoML takes its budget, and the fits of a model take as
 * long as those of the others.
 */
public final class RunStage implements Progress.Stage {
  private static final String TRANSFERS = "transfers";

  private final Progress.Stage stage;
  private final LongSupplier clock;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private long last;

  RunStage(Progress.Stage stage, LongSupplier clock) {
    this.stage = stage;
    this.clock = clock;
    this.last = clock.getAsLong();
  }

  /** Opens the stage of a run. */
  public static RunStage of(StudyUnits units, Progress progress) {
    StudyPlan plan = units.plan();
    RunStage run =
        new RunStage(
            progress.stage(
                "study",
                units.evaluations(),
                units.searches().isEmpty() ? "fits" : "fits and searches"),
            System::nanoTime);
    for (ModelGrid model : plan.study().grids()) {
      run.expect(model.name(), units.splitsAndTargets() * RungWork.of(model).whole(), Double.NaN);
    }
    plan.study()
        .joint()
        .ifPresent(
            joint ->
                run.expect(
                    joint.name(),
                    units.jointColumns() * RungWork.of(joint.separate()).whole(),
                    Double.NaN));
    run.stage.timeLeft(run::secondsLeft);
    int transfers = plan.curvesAndTransfers().transfers().size();
    run.expect(TRANSFERS, TransferRun.evaluations(plan) * transfers, Double.NaN);
    plan.study()
        .autoMl()
        .filter(model -> !units.searches().isEmpty())
        .ifPresent(model -> run.expect(model.name(), units.searches().size(), guess(model, units)));
    return run;
  }

  /** Within a stage that counts other things. */
  public static RunStage within(Progress.Stage stage) {
    return new RunStage(stage, System::nanoTime);
  }

  /** Seconds of one search: its budget of time, or what its trials usually take. */
  private static double guess(AutoMlModel model, StudyUnits units) {
    if (model.budget().time() != null) {
      return model.budget().time().toMillis() / 1000.0;
    }
    // Measured on 2 cores: .06 s a trial on 764 x 62 numbers, 1.6 s on 1300 x 6373.
    double numbers =
        (double) units.searches().get(0).training().train().length
            * units.plan().rows().x().columns();
    return model.budget().maxTrials() * (0.05 + numbers / 5e6);
  }

  /** There will be so much work of a kind; {@code guess}: seconds a unit of it, or NaN. */
  synchronized void expect(String kind, double work, double guess) {
    kinds.put(kind, new Kind(work, guess));
  }

  /** Work of a kind begins. */
  synchronized Part begin(String kind) {
    tick();
    return new Part(kinds.computeIfAbsent(kind, k -> new Kind(0, Double.NaN)));
  }

  /** Work of the transfers begins. */
  Part beginTransfers() {
    return begin(TRANSFERS);
  }

  /** Expected seconds until all is done; NaN while nothing has been measured. */
  synchronized double secondsLeft() {
    tick();
    double seconds = 0;
    double work = 0;
    for (Kind kind : kinds.values()) {
      if (Double.isNaN(kind.guess)) {
        seconds += kind.seconds;
        work += kind.done - kind.known;
      }
    }
    double left = 0;
    for (Kind kind : kinds.values()) {
      double open = kind.work - kind.done;
      left += open > 0 ? open * kind.secondsEach(seconds / work) : 0;
    }
    return left;
  }

  /** The time since the last event goes to what has been running. */
  private void tick() {
    long now = clock.getAsLong();
    int running = kinds.values().stream().mapToInt(kind -> kind.running).sum();
    if (running > 0) {
      double each = (now - last) * 1e-9 / running;
      kinds.values().forEach(kind -> kind.seconds += each * kind.running);
    }
    last = now;
  }

  @Override
  public void advance(long by) {
    stage.advance(by);
  }

  @Override
  public void note(String text) {
    stage.note(text);
  }

  @Override
  public void close() {
    stage.close();
  }

  private static final class Kind {
    private final double work;
    private final double guess;
    private double done;
    private double known;
    private double seconds;
    private int running;

    Kind(double work, double guess) {
      this.work = work;
      this.guess = guess;
    }

    /**
     * Where there is a guess it counts as one unit, so that the first trials do not decide alone.
     */
    double secondsEach(double usual) {
      if (!Double.isNaN(guess)) {
        return (guess + seconds) / (1 + done - known);
      }
      return done > known ? seconds / (done - known) : usual;
    }
  }

  /** Work of one kind that is running. */
  final class Part implements AutoCloseable {
    private final Kind kind;
    private double done;
    private double known;

    private Part(Kind kind) {
      this.kind = kind;
      kind.running++;
    }

    /** So much of it is done by now; of that, so much was known from an earlier run. */
    void reached(double work, double ofItKnown) {
      synchronized (RunStage.this) {
        tick();
        kind.done += Math.max(0, work - done);
        done = Math.max(done, work);
        kind.known += Math.max(0, ofItKnown - known);
        known = Math.max(known, ofItKnown);
      }
    }

    @Override
    public void close() {
      synchronized (RunStage.this) {
        tick();
        kind.running--;
      }
    }
  }
}
