package org.sonaffect.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;

/**
 * A study as its study.yaml states it: corpora x mixtures x models x targets under one or several
 * protocols.
 *
 * @param file the study.yaml
 * @param corpora the manifests, at least one; their order is the study order
 * @param sets the feature sets of the clips; of corpora that bring their features, what these are
 * @param leaveOut columns of the clips' features that nothing is fitted on
 * @param targets what is predicted
 * @param mixtures shares of each corpus in the training data; every vector has one share a corpus
 * @param models what is searched: models built in, grids written out, or the AutoML
 * @param protocols in the order in which they are run
 * @param folds how rows are parted
 * @param controls random-label controls, run beside the real ratings
 * @param budgeted the AutoML under the study's budget, whether or not it is one of the models
 * @param learningCurve scores over the number of clips trained on; null: not done
 * @param transfer training on one corpus and testing on another; null: not done
 * @param augment changed clips: trained with, and predicted beside the test clips; null where the
 *     study states nothing
 * @param seed every random choice comes from it
 * @param presentation which corpora play the paper's sounds and music, what is quoted of it, which
 *     model the answer is about, and what a model's card says first
 * @param reduced whether this is the quick form of a study, or a training by it
 * @param quick the same study in minutes: what {@code quick:} states, or else three inner folds,
 *     one repeat and one draw a control; null in the quick form itself
 */
public record StudyFile(
    Path file,
    List<Path> corpora,
    FeatureSets sets,
    List<String> leaveOut,
    List<RatingTarget> targets,
    List<Mixture> mixtures,
    List<StudyModel> models,
    List<Protocol> protocols,
    FoldSettings folds,
    List<ControlPlan> controls,
    AutoMlModel budgeted,
    @Nullable LearningCurve learningCurve,
    @Nullable Transfer transfer,
    @Nullable Augmentation augment,
    long seed,
    Presentation presentation,
    boolean reduced,
    @Nullable StudyFile quick) {

  /** Copies the collections. */
  public StudyFile {
    corpora = List.copyOf(corpora);
    leaveOut = List.copyOf(leaveOut);
    targets = List.copyOf(targets);
    mixtures = List.copyOf(mixtures);
    models = List.copyOf(models);
    protocols = List.copyOf(protocols);
    controls = List.copyOf(controls);
  }

  /**
   * Reads and checks a study.yaml; the corpora are not opened.
   *
   * @throws StudyException naming file, key and what was expected
   */
  public static StudyFile read(Path file) {
    return StudyFileReader.read(file);
  }

  /** The dimensions whose ratings are looked at: arousal, valence and further targets. */
  public List<RatingTarget> ratedTargets() {
    return Stream.concat(RatingTarget.ALWAYS.stream(), targets.stream()).distinct().toList();
  }

  /** What is done with changed clips. */
  public Augmentation augmentation() {
    return augment == null ? Augmentation.NONE : augment;
  }

  /** The models that are grids, in study order. */
  public List<ModelGrid> grids() {
    return models.stream().filter(ModelGrid.class::isInstance).map(ModelGrid.class::cast).toList();
  }

  /** The AutoML, where the study has it. */
  public Optional<AutoMlModel> autoMl() {
    return models.stream()
        .filter(AutoMlModel.class::isInstance)
        .map(AutoMlModel.class::cast)
        .findFirst();
  }

  /** The joint model of grids, where the study has it. */
  public Optional<JointModel> joint() {
    return models.stream()
        .filter(JointModel.class::isInstance)
        .map(JointModel.class::cast)
        .findFirst();
  }

  /** Whether it has the joint model of the AutoML. */
  public boolean jointAutoMl() {
    return models.stream().anyMatch(JointAutoMlModel.class::isInstance);
  }

  /** The quick form; this, where this is the quick form already. */
  public StudyFile quickForm() {
    return quick == null ? this : quick;
  }

  /**
   * The part of the study that a model is trained by: one model, all rows of all corpora, the sound
   * protocol, no controls.
   *
   * @param model one of the study's, or one that is built in
   * @param form of an AutoML's model; not looked at for others
   * @throws StudyException where there is no such model
   */
  public StudyFile training(String model, AutoMlForm form) {
    StudyModel chosen =
        models.stream()
            .filter(m -> m.name().equals(model))
            .findFirst()
            .orElseGet(() -> builtIn(model));
    if (chosen instanceof JointModel && corpora.size() < 2) {
      throw new StudyException(
          "%s: model '%s' needs several corpora, found one; train %s"
              .formatted(file, model, JointModel.SEPARATE));
    }
    if (chosen instanceof JointAutoMlModel) {
      throw new StudyException(
          "%s: model '%s' chooses among the searches of a study and is no model of its own; train %s or %s"
              .formatted(file, model, AutoMlModel.NAME, JointModel.NAME));
    }
    if (chosen instanceof JointModel && !augmentation().none()) {
      throw new StudyException(
          "%s: augment cannot be combined with the model %s".formatted(file, model));
    }
    StudyModel formed = chosen instanceof AutoMlModel automl ? automl.as(form) : chosen;
    return new StudyFile(
        file,
        corpora,
        sets,
        leaveOut,
        targets,
        List.of(new Mixture(Collections.nCopies(corpora.size(), 1.0), false)),
        List.of(formed),
        List.of(Protocol.NESTED),
        folds,
        List.of(),
        budgeted,
        null,
        null,
        augmentOf(chosen),
        seed,
        presentation.ofTraining(),
        reduced,
        null);
  }

  /** Joint models learn from clips as they are. */
  private @Nullable Augmentation augmentOf(StudyModel model) {
    return model instanceof JointModel
        ? null
        : augment != null || reduced ? augment : Augmentation.OF_TRAINING;
  }

  /** The same study with its folds given in other files. */
  public StudyFile withFolds(FoldSettings other) {
    return new StudyFile(
        file,
        corpora,
        sets,
        leaveOut,
        targets,
        mixtures,
        models,
        protocols,
        other,
        controls,
        budgeted,
        learningCurve,
        transfer,
        augment,
        seed,
        presentation,
        reduced,
        quick);
  }

  private StudyModel builtIn(String model) {
    if (model.equals(AutoMlModel.NAME)) {
      return budgeted;
    }
    if (DefaultGrids.names().contains(model)) {
      return DefaultGrids.of(model);
    }
    if (model.equals(JointModel.NAME)) {
      return new JointModel(
          grids().stream()
              .filter(grid -> grid.name().equals(JointModel.SEPARATE))
              .findFirst()
              .orElseGet(() -> DefaultGrids.of(JointModel.SEPARATE)));
    }
    List<String> known = new ArrayList<>(models.stream().map(StudyModel::name).toList());
    known.addAll(DefaultGrids.names());
    known.add(AutoMlModel.NAME);
    known.add(JointModel.NAME);
    throw new StudyException(
        "%s: no model '%s', expected one of %s"
            .formatted(file, model, String.join(", ", known.stream().distinct().toList())));
  }
}
