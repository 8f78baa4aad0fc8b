// One or several models that are trained by the same hand: what every lesson can do. It talks to the engine's clients
// and knows no DOM.

/** @import { ErrorBody, Snapshot } from '../worker/protocol.js' */
/** @import { Client, Connect } from './engineLink.js' */
/** @import { ExperimentState } from './experimentState.js' */
/** @import { Goal, GoalNow } from './goals.js' */
/** @import { Seen } from './looks.js' */
/** @import { Sampling } from './promptedWriting.js' */
/** @import { SavedModels } from './savedModels.js' */
/** @import { Chosen, Setting, SettingName } from './settings.js' */
/** @import { LearnedText } from './textSource.js' */

import { SpeedMeter } from '../worker/speedMeter.js';
import { measured } from './goals.js';
import { initialState, isRefusal, keptNotice, noticeOfOthers, offerOnly } from './experimentState.js';
import { Looks } from './looks.js';
import { Model } from './model.js';
import { Pace } from './pace.js';
import { defaults, kFullSpeed, settingNamed } from './settings.js';
import { readSetting } from './settingValues.js';
import { TrainingTime } from './trainingTime.js';

const kSafeLearningRate = 0.002;

/**
 * @typedef {object} Beginning
 * @property {Chosen} chosen
 * @property {string} [textId] where a text is read: which of the built-in ones
 * @property {LearnedText} [text] any other text instead
 * @property {ErrorBody[]} [problems] of what was asked for
 * @property {'address' | 'attributes'} [askedBy] what asked for it
 * @property {boolean} [train] at once
 * @property {SavedModels} [saved] what the models go on from
 * @property {Partial<Sampling>} [sampling] where they write
 */

/**
 * Dispatches `change` after every change of its state, and `chosen` when another model or other settings are at work.
 * @template {{ parameters: number }} Opened
 * @template {ExperimentState} [State=ExperimentState]
 */
export class Experiment extends EventTarget {
  /** The last opening that was asked for; an older one that has not begun by then is not begun. */
  #opening = 0;
  #queue = Promise.resolve();
  #pace;
  #speed = new SpeedMeter();

  /**
   * @param {object} needs
   * @param {Connect} needs.connect
   * @param {readonly Setting[]} needs.settings what can be set in it
   * @param {(chosen: Chosen) => readonly Goal[]} [needs.goals] what it is to reach
   * @param {Record<string, Seen>} [needs.looks] what can be seen of the models
   * @param {readonly string[]} [needs.names] of the models side by side
   * @param {number} [needs.cores] how many of them may train at the same time
   */
  constructor({ connect, settings, goals = () => [], looks = {}, names = [''], cores = 1 }) {
    super();
    this.settings = settings;
    this.wantedGoals = goals;
    this.time = new TrainingTime();
    this.looks = new Looks(looks, this);
    this.state = /** @type {State} */ (initialState(defaults(settings)));
    /** Of the models; a single one needs none. @type {readonly string[]} */
    this.names = [''];
    /** The settings of the present models. */
    this.built = this.state.chosen;
    const listeners = {
      onChange: () => this.#progressed(),
      onCrashed: (/** @type {ErrorBody} */ error) => this.failed(error),
    };
    /** @type {Model<Opened>[]} */
    this.models = names.map(() => new Model(connect, listeners));
    this.names = names;
    this.#pace = new Pace(this.models, cores, (error) => this.failed(error));
  }

  /** Whether there are models. */
  get isOpen() {
    return this.models.every(({ opened }) => opened !== null);
  }

  /**
   * How each of the models is built; throws what must be told when that cannot be.
   * @param {Chosen} _chosen
   * @returns {Promise<((client: Client) => Promise<Opened>)[]>}
   */
  async openings(_chosen) {
    throw new TypeError('Each kind of experiment has its own openings.');
  }

  /** Other models than before are there. @returns {Partial<State>} what is known with them */
  opened() {
    return {};
  }

  /**
   * The models could not be built: those before stay.
   * @param {ErrorBody} _error
   * @param {boolean} isTold beside a setting
   * @returns {boolean} whether it is told now
   */
  refused(_error, isTold) {
    return isTold;
  }

  /** There may be something new to see: another model, another step, another subject. */
  looked() {
    if (this.isOpen) this.looks.follow();
  }

  /** What was seen last of the present models; null before. @param {string} name of a look */
  seen(name) {
    return this.looks.value(name);
  }

  /** Looks at something else of the same models. @param {Partial<ExperimentState['subject']>} patch */
  turnTo(patch) {
    this.patch({ subject: { ...this.state.subject, ...patch } });
    this.looked();
  }

  /**
   * Builds the first models and trains them.
   * @param {Beginning} first
   */
  begin({ chosen, problems = [], askedBy = 'address', train = true, saved }) {
    if (problems.length > 0) this.note({ kind: askedBy, problems });
    return this.open({ chosen, train, saved });
  }

  /** Goes on from models that were saved; when that cannot be, with what there is. @param {Beginning} saved */
  resume({ chosen, saved, train }) {
    return this.open({ chosen, saved, train });
  }

  /**
   * @param {SettingName} name
   * @param {string} written as it stands in the field
   */
  async changeSetting(name, written) {
    const setting = this.settings.find((offered) => offered.name === name);
    if (!setting) return;
    const read = readSetting(setting, written);
    if ('problem' in read) return this.#markWrong(name, written, read.problem);
    this.#forgetWrong(name);
    if (read.value === this.state.chosen[name]) return;
    const chosen = { ...this.state.chosen, [name]: read.value };
    if (!('live' in setting && setting.live && this.isOpen)) return this.open({ chosen, changed: name });
    this.patch({ chosen });
    const isDone = setting.ofPage
      ? await this.#orFailed(this.#pace.limit(mostSteps(chosen), this.state.training))
      : await this.#ask((model) => model.ask((client) => client.configure({ [name]: read.value })));
    if (!isDone) return this.patch({ chosen: this.built });
    this.built = { ...this.built, [name]: read.value };
    this.#chose();
  }

  /**
   * Several settings at once, of which it is known that they can be.
   * @param {Partial<Chosen>} values
   */
  changeSettings(values) {
    this.patch({ wrong: {} });
    return this.open({ chosen: { ...this.state.chosen, ...values }, train: true });
  }

  async train() {
    this.patch({ training: true, waiting: false, notice: keptNotice(this.state.notice) });
    if (!this.isOpen) return;
    this.time.go();
    this.#speed.start(performance.now(), this.state.progress?.characters ?? 0);
    await this.#orFailed(this.#pace.start());
  }

  async pause() {
    this.patch({ training: false, waiting: false });
    await this.#stop();
    this.looked();
  }

  /** @param {number} [count] */
  async step(count = 1) {
    this.patch({ training: false, waiting: false });
    this.#pace.leave();
    this.time.rest();
    await this.#ask((model) => model.ask((client) => client.step(count)));
    this.looked();
  }

  /** Step 0 again; goes on training if it was. */
  async reset() {
    this.#pace.leave();
    await this.#ask((model) => model.reset());
    this.#speed.start(performance.now(), 0);
    this.time.restart();
    this.looks.restart();
    this.patch({ notice: offerOnly(this.state.notice) });
    if (this.state.training) await this.#orFailed(this.#pace.start());
    else this.looked();
  }

  /** @param {number} learningRate */
  async recover(learningRate) {
    this.patch({ chosen: { ...this.state.chosen, learningRate }, notice: null });
    this.#forgetWrong('learningRate');
    const isDone = await this.#ask((model) =>
      model.hasDiverged ? model.recover(learningRate) : model.ask((client) => client.configure({ learningRate })),
    );
    if (!isDone) return;
    this.built = { ...this.built, learningRate };
    this.#chose();
    await this.train();
  }

  /** After a crash: the same settings in new workers. */
  restart() {
    for (const model of this.models) model.drop();
    this.note(null);
    return this.open({ train: true });
  }

  /** @param {ExperimentState['notice']} notice */
  note(notice) {
    this.patch({ notice });
  }

  /** It is no longer seen: training waits. */
  async hide() {
    if (!this.state.training) return;
    this.patch({ training: false, waiting: true });
    await this.#stop();
  }

  /** @param {{ isTold?: boolean }} [how] isTold: whether a person is told that it waited */
  async show({ isTold = true } = {}) {
    if (!this.state.waiting) return;
    await this.train();
    if (isTold) this.note({ kind: 'hidden' });
  }

  dispose() {
    this.#opening += 1;
    this.#pace.leave();
    this.looks.stop();
    for (const model of this.models) model.close();
  }

  /**
   * Builds models; when that fails those before stay, and the reason stands where it belongs.
   * @param {{ chosen?: Chosen, changed?: SettingName, train?: boolean, saved?: SavedModels }} wanted
   *   saved: what they go on from
   */
  open({ chosen = this.state.chosen, changed, train = false, saved } = {}) {
    const turn = ++this.#opening;
    this.patch({ chosen, opening: true });
    this.#queue = this.#queue.then(async () => {
      if (turn !== this.#opening) return;
      try {
        await this.#openNow(chosen, train, saved);
      } catch (error) {
        this.#openingFailed(/** @type {ErrorBody} */ (error), { chosen, changed, saved });
      } finally {
        if (turn === this.#opening) this.patch({ opening: false });
      }
    });
    return this.#queue;
  }

  /**
   * @param {Chosen} chosen
   * @param {boolean} train
   * @param {SavedModels} [saved]
   */
  async #openNow(chosen, train, saved) {
    if (!this.isOpen) for (const model of this.models) model.prepare(chosen.reproducible);
    const openings = await this.openings(chosen);
    this.#pace.leave();
    const opened = await Promise.allSettled(
      this.models.map((model, index) => {
        const before = { file: saved?.files[index], curve: saved?.curves?.[index] };
        return model.open(chosen.reproducible, openings[index], before);
      }),
    );
    const failure = opened.find((one) => one.status === 'rejected');
    if (failure) {
      // Those that were built stand beside others that were not: all go back to what they were.
      if (chosen !== this.built && opened.some((one) => one.status === 'fulfilled')) this.open({ chosen: this.built });
      throw failure.reason;
    }
    this.built = chosen;
    this.#pace.limit(mostSteps(chosen), false);
    this.time.restart(saved?.time);
    this.looks.restart();
    this.patch({ progress: null, notice: noticeOfOthers(this.state.notice), ...this.opened() });
    this.#chose();
    if (saved) await this.#goneOn(train);
    if (train || this.state.training) await this.train();
    else this.looked();
  }

  /** The models say how far they are. @param {boolean} train otherwise they stay as they were saved */
  async #goneOn(train) {
    this.patch({ training: train, waiting: false });
    await this.#ask((model) => model.ask((client) => client.pause()));
    const { notice, progress } = this.state;
    if (!notice || notice.kind === 'goneOn') this.note({ kind: 'goneOn', step: progress?.step ?? 0 });
  }

  /**
   * @param {ErrorBody} error
   * @param {{ chosen: Chosen, changed: SettingName | undefined, saved: SavedModels | undefined }} tried
   */
  #openingFailed(error, { chosen, changed, saved }) {
    if (saved) return this.#goingOnFailed(error, chosen);
    // A text that is too short for the steps just typed is told beside the steps: there it can be put right.
    const name = isRefusal(error) ? (changed ?? settingNamed(error.field)?.name) : undefined;
    this.patch({ chosen: this.built });
    if (name) this.#markWrong(name, String(chosen[name]), error);
    if (!this.refused(error, name !== undefined)) this.failed(error);
    // Settings from the address that the engine refuses: something has to run all the same.
    if (!this.isOpen && name && chosen !== this.built) this.open({ chosen: this.built, train: true });
    else if (this.isOpen && this.state.training) this.#orFailed(this.#pace.start());
  }

  /**
   * Models that were saved cannot be taken up again: what there is goes on, and where there is nothing the same run
   * begins anew.
   * @param {ErrorBody} error
   * @param {Chosen} chosen
   */
  #goingOnFailed(error, chosen) {
    this.patch({ chosen: this.built });
    this.refused(error, true);
    const tell = () => this.note({ kind: 'refused', error });
    if (!this.isOpen) this.open({ chosen, train: true }).then(tell);
    else if (this.state.training) this.#orFailed(this.#pace.start());
    tell();
  }

  /** @param {ErrorBody} error */
  failed(error) {
    if (error.code === 'disposed') return; // an answer that nobody waits for any more
    if (error.code === 'engine-crashed') {
      this.#pace.leave();
      this.time.rest();
      this.patch({ training: false, notice: { kind: 'crashed' } });
    } else if (!this.isOpen) this.patch({ unavailable: error });
    else this.note({ kind: 'refused', error });
  }

  /**
   * The same of every model.
   * @param {(model: Model<Opened>) => Promise<void>} request
   * @returns {Promise<boolean>} whether it was done
   */
  async #ask(request) {
    if (!this.isOpen) return false;
    return this.#orFailed(Promise.all(this.models.map(request)));
  }

  /**
   * @param {Promise<unknown>} done
   * @returns {Promise<boolean>} whether it was done
   */
  async #orFailed(done) {
    try {
      await done;
      return true;
    } catch (error) {
      this.failed(/** @type {ErrorBody} */ (error));
      return false;
    }
  }

  async #stop() {
    this.time.rest();
    if (this.isOpen) await this.#orFailed(this.#pace.stop());
  }

  #progressed() {
    const snapshots = this.models.map(({ progress }) => progress).filter((progress) => progress !== null);
    this.time.note(this.goals());
    this.patch({ progress: this.#pace.isFree ? snapshots[0] : this.#together(snapshots) });
    this.#lookForDivergence();
    this.looked();
  }

  /** How far it is to each goal. @returns {GoalNow[]} */
  goals() {
    return this.wantedGoals(this.built).map((goal) => measured(goal, this));
  }

  /** @param {Snapshot[]} snapshots */
  #together(snapshots) {
    const characters = snapshots.reduce((sum, snapshot) => sum + snapshot.characters, 0);
    if (this.state.training) this.#speed.update(performance.now(), characters);
    else this.#speed.start(performance.now(), characters);
    return {
      step: Math.min(...snapshots.map(({ step }) => step)),
      characters,
      charactersPerSecond: this.#speed.charactersPerSecond,
    };
  }

  #lookForDivergence() {
    const diverged = this.models.filter((model) => model.hasDiverged);
    if (diverged.length === 0 || this.state.notice?.kind === 'diverged') return;
    const learningRate = Math.min(this.state.chosen.learningRate / 10, kSafeLearningRate);
    this.note({ kind: 'diverged', learningRate, step: diverged[0].progress?.step ?? 0 });
    if (diverged.length < this.models.length) return;
    this.time.rest();
    this.patch({ training: false });
  }

  /**
   * @param {SettingName} name
   * @param {string} written
   * @param {ErrorBody} problem
   */
  #markWrong(name, written, problem) {
    this.patch({ wrong: { ...this.state.wrong, [name]: { written, problem } } });
  }

  /** @param {SettingName} name */
  #forgetWrong(name) {
    const { [name]: _, ...wrong } = this.state.wrong;
    this.patch({ wrong });
  }

  /** @param {Partial<ExperimentState> | Partial<State>} patch */
  patch(patch) {
    this.state = { ...this.state, ...patch };
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  #chose() {
    this.dispatchEvent(new Event('chosen'));
  }
}

/** In a second. @param {Chosen} chosen */
const mostSteps = ({ speed }) => (speed < kFullSpeed ? speed : Number.POSITIVE_INFINITY);
