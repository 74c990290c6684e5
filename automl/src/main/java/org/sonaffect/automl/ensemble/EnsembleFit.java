package org.sonaffect.automl.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.family.VariantFit;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.rows.WholeMatrix;

/** Fits the members of an ensemble and puts them together. */
public record EnsembleFit(Task task, List<Split> splits, Seeds seeds) {
  /** A configuration to be fitted, and its weight for each target. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Share(int trial, Configuration configuration, double[] weights) {}

  /** Members of one preparation on the rows of one split, or on all rows where it is -1. */
  private record Group(int split, List<Share> shares) {}

  /** Asked before each fit: whether there is time for it. */
  public interface Permission {
    boolean granted(int trial);
  }

  /**
   * The ensemble of shares whose weights sum to 1 for each target. Shares that fail, or for which
   * there is no time, are left out and the weights of the others grow in proportion.
   *
   * @param bagged on so many splits instead of all rows; 0: on all rows
   * @return null where a target would be left without a member
   * @throws HeapLimitException if a fit by itself fills the heap
   */
  public @Nullable EnsembleModel fit(
      List<Share> shares, int bagged, Crew crew, Deadline deadline, Permission permission) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (int s = bagged == 0 ? -1 : 0; s < bagged || s < 0; s++) {
      for (Share share : shares) {
        Configuration c = share.configuration();
        int split = s;
        groups
            .computeIfAbsent(
                s + " " + c.balance() + " " + c.preparation().describe(),
                k -> new Group(split, new ArrayList<>()))
            .shares()
            .add(share);
      }
    }
    List<Group> list = List.copyOf(groups.values());
    EnsembleModel.@Nullable Part[] parts = new EnsembleModel.@Nullable Part[list.size()];
    boolean[] full = new boolean[parts.length];
    crew.run(
        parts.length,
        i -> {
          try {
            parts[i] = part(list.get(i), null, deadline, permission);
          } catch (OutOfMemoryError error) {
            full[i] = true;
          }
        });
    for (int i = 0; i < parts.length; i++) {
      if (full[i]) {
        parts[i] = alone(list.get(i), null, deadline, permission);
      }
    }
    return assembled(parts);
  }

  /** One configuration fitted on some rows alone, for all targets. */
  public @Nullable EnsembleModel single(Configuration configuration, int[] rows) {
    double[] weights = new double[task.targets().length];
    Arrays.fill(weights, 1);
    EnsembleModel.Part part =
        alone(
            new Group(-1, List.of(new Share(0, configuration, weights))),
            rows,
            Deadline.NONE,
            trial -> true);
    return assembled(new EnsembleModel.@Nullable Part[] {part});
  }

  private EnsembleModel.@Nullable Part alone(
      Group group, int @Nullable [] given, Deadline deadline, Permission permission) {
    try {
      return part(group, given, deadline, permission);
    } catch (OutOfMemoryError error) {
      Configuration first = group.shares().get(0).configuration();
      throw new HeapLimitException("the model's fit (%s)".formatted(first.text()), error);
    }
  }

  /** Null where no member could be fitted. */
  private EnsembleModel.@Nullable Part part(
      Group group, int @Nullable [] given, Deadline deadline, Permission permission) {
    int[] rows = given != null ? given : rows(group.split());
    int repeat = Math.max(0, group.split()) / task.foldCount();
    int[] folds = task.foldsOf(repeat, rows);
    int[] domain = task.domainsOf(rows);
    double[][] y = task.targetsOf(rows);
    Matrix x = rows.length == task.rows() ? task.x() : task.x().rows(rows);
    Configuration first = group.shares().get(0).configuration();
    Seeds own = seeds.child("ensemble").child(group.split());
    TargetRange[] ranges = TargetRange.of(y);
    List<EnsembleModel.Member> members = new ArrayList<>();
    try {
      Seeds ofPreparation = own.child("prepare").child(first.preparation().describe());
      FittedPreparation preparation =
          first
              .preparation()
              .fit(x, task.groups(), y, domain, new FitContext(folds, ofPreparation, deadline));
      TrainingRows prepared =
          new TrainingRows(preparation.transform(x, domain), domain, first.weights(domain));
      VariantFit variants = variants(first, preparation, prepared, rows);
      for (Share share : group.shares()) {
        FitContext context =
            new FitContext(folds, own.child("fit").child(share.configuration().text()), deadline);
        FittedFamily fitted =
            permission.granted(share.trial()) ? fitted(share, variants, y, context) : null;
        if (fitted != null) {
          members.add(member(share, fitted, ranges));
        }
      }
      return members.isEmpty() ? null : new EnsembleModel.Part(preparation, prepared, members);
    } catch (CancellationException interrupted) {
      throw interrupted;
    } catch (RuntimeException | StackOverflowError failed) {
      return null;
    }
  }

  /** The prepared rows with their variants, which the preparation has not seen. */
  private VariantFit variants(
      Configuration first, FittedPreparation preparation, TrainingRows prepared, int[] rows) {
    Matrix added = task.variantsOf(rows);
    if (added.rows() == 0) {
      return VariantFit.of(prepared);
    }
    int[] domain =
        IntStream.range(0, added.rows()).map(i -> prepared.domain()[i % rows.length]).toArray();
    int[] all = IntStream.concat(IntStream.of(prepared.domain()), IntStream.of(domain)).toArray();
    return VariantFit.of(prepared, preparation.transform(added, domain), first.weights(all));
  }

  private static @Nullable FittedFamily fitted(
      Share share, VariantFit rows, double[][] y, FitContext context) {
    try {
      return rows.fit(share.configuration().family(), y, context);
    } catch (CancellationException interrupted) {
      throw interrupted;
    } catch (RuntimeException | StackOverflowError failed) {
      return null;
    }
  }

  private static EnsembleModel.Member member(
      Share share, FittedFamily fitted, TargetRange[] ranges) {
    double[] low = new double[ranges.length];
    double[] high = new double[ranges.length];
    for (int t = 0; t < ranges.length; t++) {
      low[t] = ranges[t].low();
      high[t] = ranges[t].high();
    }
    return new EnsembleModel.Member(share.trial(), fitted, share.weights(), low, high);
  }

  private int[] rows(int split) {
    if (split >= 0) {
      return splits.get(split).train();
    }
    return WholeMatrix.rows(task.rows());
  }

  private @Nullable EnsembleModel assembled(EnsembleModel.@Nullable Part[] parts) {
    double[] sum = new double[task.targets().length];
    for (EnsembleModel.Part part : parts) {
      for (EnsembleModel.Member member :
          part == null ? List.<EnsembleModel.Member>of() : part.members()) {
        for (int t = 0; t < sum.length; t++) {
          sum[t] += member.weights()[t];
        }
      }
    }
    for (double s : sum) {
      if (!(s > 0)) {
        return null;
      }
    }
    List<EnsembleModel.Part> kept = new ArrayList<>();
    for (EnsembleModel.Part part : parts) {
      if (part != null) {
        List<EnsembleModel.Member> members = new ArrayList<>();
        for (EnsembleModel.Member m : part.members()) {
          double[] weights = m.weights().clone();
          for (int t = 0; t < sum.length; t++) {
            weights[t] /= sum[t];
          }
          members.add(new EnsembleModel.Member(m.trial(), m.fitted(), weights, m.low(), m.high()));
        }
        kept.add(new EnsembleModel.Part(part.preparation(), part.rows(), members));
      }
    }
    return new EnsembleModel(task.x().columns(), sum.length, kept);
  }
}
