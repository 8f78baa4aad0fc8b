// The one protocol between the page and the worker: types only, nothing runs here.
// Every request carries an id and is answered once, by a result or an error with the same id; before its result a
// `write` request is also answered by any number of parts. A snapshot has no id: it comes by itself while training, at most
// 30 times a second. Each loss leaves the worker once, in a snapshot that comes by itself or in one that is a result.
// After `crashed` nothing more comes, and what has not been answered never will be.

/** @typedef {'rnn'|'gru'|'lstm'} Cell */
/** @typedef {'sgd'|'adagrad'|'rmsprop'|'adam'|'adamw'} Optimiser sgd is plain when its momentum is 0 */
/** @typedef {'forward'|'backward'} Direction */

/**
 * @typedef {object} Settings what a model is built from
 * @property {Cell} cell
 * @property {number} hidden units per layer, 1–1024
 * @property {number} layers 1–8
 * @property {number} batch sequences side by side, 1–256
 * @property {number} steps of back-propagation through time, 1–512
 * @property {number} learningRate positive
 * @property {Optimiser} optimiser
 * @property {number} momentum of SGD, 0 to below 1
 * @property {number} clip largest global gradient norm, 0 for none
 * @property {number} seed 0–4294967295
 */

/**
 * @typedef {{kind: 'text', text: string} | {kind: 'bytes', bytes: ArrayBuffer}} Source
 * bytes are decoded in the worker: UTF-8, or UTF-16 with a byte order mark
 */

/**
 * @typedef {object} Opened
 * @property {Settings} settings
 * @property {number} characters
 * @property {number} trainCharacters
 * @property {number} heldOutCharacters
 * @property {string[]} vocabulary
 * @property {number} parameters
 * @property {TensorShape[]} tensors of the model, in the order of its parameters
 * @property {'baseline'|'relaxed'} build
 * @property {Array<'line-endings'|'byte-order-mark'|'utf-16'|'lone-surrogates'>} notes what was done to the text while it was read
 * @property {string} beginning the first 2,000 characters of the text, for showing a file that was dropped
 */

/** @typedef {'uniform'|'xavier-uniform'|'xavier-normal'|'orthogonal'|'identity'} Initialiser */
/** @typedef {{name: string, rows: number, columns: number}} TensorShape as PyTorch names and lays it out; a bias has one column */

/**
 * @typedef {object} NetworkSettings what a network of any architecture is built from; the sizes of input and output come from the task
 * @property {'oneToOne'|'oneToMany'|'manyToOne'|'manyToMany'|'encoderDecoder'} type
 * @property {Cell} cell
 * @property {'tanh'|'relu'|'sigmoid'} [g] of the plain cell; tanh
 * @property {number} hidden units per layer and direction, 1–1024
 * @property {number} [layers] 1–8; 1
 * @property {boolean} [bidirectional] of an encoder–decoder: its encoder; false
 * @property {number} [dropout] between layers, 0–0.95; 0
 * @property {number} [embedding] tokens become so many learned features first, 0–1024; 0: they enter one-hot
 * @property {'none'|'dot'|'additive'} [attention] of an encoder–decoder; none
 * @property {'softmax'|'sigmoid'|'identity'} [output] softmax where the task asks for classes, else sigmoid
 * @property {'steps'|'examples'} [lossOver] the mean over all judged steps, or the sum over those of each example; steps
 * @property {Initialisers} [initialiser] of the recurrent layers; PyTorch's
 */

/**
 * @typedef {object} Initialisers
 * @property {Initialiser} [input] of W_ax; uniform
 * @property {Initialiser} [recurrent] of W_aa; uniform
 * @property {number} [spectralRadius] of W_aa, 0–10; 0: as it is drawn
 * @property {number|null} [forgetBias] of an LSTM, and of a GRU's update gate, −10–10; null: as it is drawn
 */

/**
 * @typedef {object} TaskSettings
 * @property {string} name src/rnn/data/taskByName.hpp lists them, and the options of each
 * @property {Record<string, number>} [options] a yes or no is 1 or 0; what is not given keeps its default
 * @property {Float32Array} [points] of ownPoints: x, y, class of each, the class 0 or 1
 * @property {string} [text] of the tasks that read one
 */

/**
 * @typedef {object} TrainingSettings
 * @property {number} batch examples in one update, 1–256
 * @property {Optimiser} optimiser
 * @property {number} [momentum] of sgd, 0 to below 1; 0
 * @property {number} [decay] of adamw, 0–1; 0.01
 * @property {number} learningRate positive
 * @property {Schedule} [schedule] constant
 * @property {number} clip largest global gradient norm, 0 for none
 * @property {number} [clipValue] largest single gradient, 0 for none; 0
 * @property {number} [window] steps after which back-propagation through time is cut, in one direction only; 0: never
 * @property {number} seed 0–4294967295
 */

/**
 * @typedef {object} Schedule src/rnn/train/schedule.hpp
 * @property {'constant'|'step'|'cosine'} kind
 * @property {number} [warmUp] @property {number} [stepEvery] @property {number} [stepFactor]
 * @property {number} [cosineSteps] @property {number} [cosineFloor]
 */

/**
 * @typedef {object} TaskShape
 * @property {boolean} tokensIn tokens, inputSize different ones; or inputSize features at each step
 * @property {number} inputSize
 * @property {boolean} tokensOut classes, outputSize of them; or outputSize values at each judged step
 * @property {number} outputSize
 * @property {number} inputSteps T_x, of the longest held-out example
 * @property {number} outputSteps T_y of it
 * @property {number} heldOutExamples how many there are to look at
 * @property {string[]} inputNames what each token or feature stands for; empty where they stand for themselves
 * @property {string[]} outputNames of each class or value
 * @property {number} end the class that ends an output; −1 where its length is given
 */

/**
 * @typedef {object} TaskOpened
 * @property {TaskShape} task
 * @property {number} parameters
 * @property {TensorShape[]} tensors in the order of the parameters
 * @property {'baseline'|'relaxed'} build
 */

/**
 * @typedef {object} Snapshot
 * @property {number} step
 * @property {number} characters trained on so far; of a task: judged steps
 * @property {number} charactersPerSecond over the last second of training; 0 while paused
 * @property {number} trainLoss nats per character; NaN before the first step
 * @property {number} heldOutLoss nats per character; NaN before the first measurement
 * @property {number} heldOutAccuracy share of the judged held-out steps that are right; NaN for a text and before the first measurement
 * @property {Float32Array} heldOutParts the same of the parts that the task measures apart, in the task's own order; empty where there are none and before the first measurement
 * @property {number} heldOutStep
 * @property {number} gradientNorm before clipping
 * @property {boolean} diverged training stopped because the loss is no longer a sensible number
 * @property {boolean} training whether the worker goes on by itself
 * @property {number} firstNewStep the step of newTrainLosses[0]
 * @property {Float32Array} newTrainLosses one a step, since the snapshot before
 * @property {Float64Array} newHeldOutSteps
 * @property {Float32Array} newHeldOutLosses
 * @property {Float32Array} newHeldOutAccuracies as long as newHeldOutLosses; empty for a text
 */

/** @typedef {{steps: number, size: number, numbers: Float64Array}} Rows step t, number i: numbers[t * size + i] */
/** @typedef {TensorShape & {numbers: Float32Array}} Matrix row by row */

/**
 * @typedef {object} GraphNode as src/rnn/model/graph.hpp tells
 * @property {'input'|'hidden'|'output'|'attention'} role
 * @property {number} column time from left to right, from 0; a decoder's columns follow those of its encoder
 * @property {number} step t from 0 within encoder or decoder
 * @property {number} layer 0 the input, 1…L hidden, L+1 the output and the attention
 * @property {Direction} direction of a hidden node
 * @property {boolean} decoder belongs to the decoder
 */

/**
 * @typedef {object} GraphEdge
 * @property {number} from index of a node
 * @property {number} to
 * @property {'input'|'recurrent'|'output'|'feedback'|'handover'|'attention'|'mixture'} role
 * @property {string} weight the tensor that acts on it; empty where none does
 */

/** @typedef {{nodes: GraphNode[], edges: GraphEdge[], columns: number}} Graph */

/**
 * @typedef {object} TracedGate
 * @property {'update'|'forget'|'candidate'|'output'|'reset'|'hidden'} name LSTM: update, forget, candidate, output; GRU: reset, update, candidate; RNN: hidden
 * @property {Rows} preActivation T × H
 * @property {Rows} value T × H
 */

/**
 * @typedef {object} TracedLayer
 * @property {'stack'|'encoder'|'decoder'} part
 * @property {number} layer from 0
 * @property {Direction} direction
 * @property {Rows} x T × I, what the layer reads; a token as its one-hot row, but no rows at all where I > 256
 * @property {TracedGate[]} gates
 * @property {Rows} a T × H
 * @property {Rows} aPrevious T × H, the state that step t began with (of the backward direction: a⟨t+1⟩)
 * @property {Rows|null} c T × H; LSTM only
 */

/**
 * @typedef {object} Trace
 * @property {TracedLayer[]} layers
 * @property {Rows} z T_y × O
 * @property {Rows} outputs T_y × O: ŷ⟨t⟩
 * @property {Rows|null} running T_x × O, many to one in one direction: what ŷ would be if the input ended at t
 * @property {Float64Array} losses T_y, 0 where nothing is judged
 * @property {Rows|null} attention T_y × T_x: α⟨t,s⟩
 */

/**
 * @typedef {object} TaskExample one held-out example; of the two forms of input and of target the other one is null
 * @property {Int32Array|null} inputTokens T_x
 * @property {Rows|null} inputFeatures T_x × I
 * @property {Int32Array|null} targetTokens T_y, −1 where nothing is judged
 * @property {Rows|null} targetValues T_y × O
 * @property {Uint8Array} judged T_y, 1 where the step is judged
 */

/** @typedef {{example: TaskExample, trace: Trace}} ExampleTrace */
/**
 * @typedef {object} OwnInput an input of one's own for the open task's network
 * @property {Int32Array} [tokens] T_x of them, where it reads tokens; one for one to many
 * @property {Float32Array} [features] T_x × I, where it reads features
 * @property {Int32Array} [targets] T_y classes, −1 where nothing is judged; what feeds its outputs back needs them in a trace
 */

/** @typedef {{tokens: Int32Array, logProbability: number, ended: boolean, wellFormed: boolean}} Generated tokens: without the end; logProbability: of all of it, the end included, in nats; ended: else it was cut off; wellFormed: whether the task finds it right in form; where it has no rule, what ended is */

/** @typedef {{right: Uint8Array, lengths: Int32Array}} ExactMatches right: 1 where all of the output is; lengths: T_x of each */

/** @typedef {{text: string, unknown: string[], trace: Trace}} TextTrace text: the characters that were read; unknown: those that were left out */

/**
 * @typedef {object} StateGradientNorms ‖∂L/∂a⟨t⟩‖₂ at every step, the mean over a batch
 * @property {'stack'|'encoder'|'decoder'} part
 * @property {number} layer from 0
 * @property {Direction} direction
 * @property {Float64Array} norms
 */

/** @typedef {{written: string, kind: 'turkishDigit'|'englishDigit'|'syllable', phonemes: string[]}} SpokenWord phonemes: by their names, which are those of the classes of the task "speech" */

/**
 * @typedef {object} Wish how a word is to be spoken
 * @property {number} word a number in the list of words
 * @property {number} pitch in Hz, 50–500
 * @property {number} tract length of the vocal tract in cm, 10–20
 * @property {number} background level of the noise around as a share of the speech's, 0–1
 * @property {number} seed 0–4294967295
 */

/**
 * @typedef {object} Sound what was spoken, or came from a microphone, as the task "speech" hears it
 * @property {Float32Array} samples
 * @property {number} rate samples a second
 * @property {Float32Array} features one frame after the other, 10 ms apart
 * @property {number} bands numbers in a frame, the lowest band of frequencies first
 */

/** @typedef {{sound: Sound, labels: Int32Array, voice: 'learned'|'heldOut'|'between'}} Spoken labels: the phoneme of each frame, a class of the task; voice: whether ones like it are learned from */

/** @typedef {{character: string, probability: number}} WritingCandidate */

/**
 * @typedef {WritingCandidate & {candidates: WritingCandidate[]}} WrittenCharacter candidates: the five likeliest, the
 *   likeliest first. All probabilities are of the distribution that the character was drawn from: after temperature, top-k and top-p.
 */

/**
 * @typedef {{type: 'start', wasm: string, glue?: string, build: 'baseline'|'relaxed'}} StartRequest the first one: which module to load, and where it is
 * @typedef {{type: 'open', settings: Settings, source: Source}} OpenRequest builds a model (the one before is kept when this fails) → Opened
 * @typedef {{type: 'openTask', network: NetworkSettings, task: TaskSettings, training: TrainingSettings, model?: ArrayBuffer}} OpenTaskRequest the same for a network and a task → TaskOpened; what trains and looks works on either, what writes only on a text. model: the file of one with these settings, which goes on bit for bit
 * @typedef {{type: 'load', model: ArrayBuffer, source?: Source}} LoadRequest opens the file of a model that learns a text, to go on with it bit for bit; its settings are those of the file; source: the text, where the file does not hold it → Opened
 * @typedef {{type: 'save', setup?: string, withText?: boolean}} SaveRequest the model and its training as a safetensors file (src/rnn/io/modelFile.hpp, taskFile.hpp); setup: kept in it for who opens it; withText: the text that is learned, too → Uint8Array
 * @typedef {{type: 'train'}} TrainRequest trains until told to pause → Snapshot
 * @typedef {{type: 'pause'}} PauseRequest → Snapshot
 * @typedef {{type: 'step', count: number}} StepRequest so many whole steps, then stays paused → Snapshot; train, pause, reset, recover, open and close end it early
 * @typedef {{type: 'reset'}} ResetRequest step 0 again, same seed; ends what is being written, goes on training if it was → Snapshot
 * @typedef {{type: 'configure', learningRate?: number, clip?: number}} ConfigureRequest while it trains; both or, when one is refused, neither → Snapshot
 * @typedef {{type: 'recover', learningRate: number}} RecoverRequest the last good state; goes on training if it was → Snapshot
 * @typedef {{type: 'write', prompt: string, temperature: number, length: number, seed: number, topK?: number, topP?: number}} WriteRequest topK: only the k likeliest, 0 for all; topP: only the likeliest that together reach it, 1 for all → parts, then Written
 * @typedef {{type: 'graph', network?: NetworkSettings, inputSteps: number, outputSteps: number}} GraphRequest the network unrolled; without one: what is open → Graph
 * @typedef {{type: 'tensor', name: string}} TensorRequest → Matrix
 * @typedef {{type: 'eigenvalues', tensor: string, gate?: string}} EigenvaluesRequest of W_aa ("weight_hh_l0"); of a gated cell the block of one gate → Float64Array re, im, re, im …
 * @typedef {{type: 'traceText', text: string}} TraceTextRequest what the open text's model computes for these characters, each to be followed by the next one → TextTrace
 * @typedef {{type: 'example', index: number}} ExampleRequest of the open task → TaskExample
 * @typedef {{type: 'trace', index: number}} TraceRequest → ExampleTrace
 * @typedef {{type: 'stateGradients', steps?: number}} StateGradientsRequest on some held-out examples of the open task; steps: on ones of that length instead, delayedRecall only → StateGradientNorms[]
 * @typedef {{type: 'predict', features: Float32Array, count: number}} PredictRequest ŷ of a one-to-one network for so many points → Rows
 * @typedef {{type: 'traceInput', input: OwnInput}} TraceInputRequest what the open task's network computes for it → Trace
 * @typedef {{type: 'saliency', input: OwnInput, step: number, output: number}} SaliencyRequest ∂ŷ⟨t⟩[output]/∂x⟨s⟩ at all s, t = step → Rows T_x × I
 * @typedef {{type: 'generate', input: OwnInput, mostSteps: number, temperature: number, seed: number, topK?: number, topP?: number}} GenerateRequest one to many and encoder–decoder: drawn until it ends → Generated
 * @typedef {{type: 'beam', input: OwnInput, width: number, mostSteps: number, lengthExponent?: number}} BeamRequest encoder–decoder: the best outputs, the best first → Generated[]
 * @typedef {{type: 'exactMatches', from: number, count: number}} ExactMatchesRequest encoder–decoder: so many held-out examples, the likeliest class at every step → ExactMatches
 * @typedef {{type: 'spokenWords'}} SpokenWordsRequest all that can be spoken; nothing need be open → SpokenWord[]
 * @typedef {{type: 'speak', wish: Wish}} SpeakRequest nothing need be open → Spoken
 * @typedef {{type: 'hear', samples: Float32Array, rate: number}} HearRequest a sound of any rate, up to 10 s; nothing need be open → Sound
 * @typedef {{type: 'cancel', request: number}} CancelRequest ends the write request with that id early → null
 * @typedef {{type: 'close'}} CloseRequest frees the session → null
 * @typedef {GraphRequest|TensorRequest|EigenvaluesRequest|TraceTextRequest|ExampleRequest|TraceRequest|StateGradientsRequest|PredictRequest|TraceInputRequest|SaliencyRequest|GenerateRequest|BeamRequest|ExactMatchesRequest|SpokenWordsRequest|SpeakRequest|HearRequest} LookRequest answered between two slices of training, which goes on
 * @typedef {StartRequest|OpenRequest|OpenTaskRequest|LoadRequest|SaveRequest|LookRequest|TrainRequest|PauseRequest|StepRequest|ResetRequest|ConfigureRequest|RecoverRequest|WriteRequest|CancelRequest|CloseRequest} RequestBody
 * @typedef {RequestBody & {id: number}} Request
 */

/**
 * @typedef {object} Written
 * @property {string} text what was written, without the prompt
 * @property {string[]} unknown characters of the prompt that the model has never seen and that were left out
 * @property {number} step the step of the weights when the writing began
 * @property {boolean} cancelled
 */

/**
 * The engine's codes stand in src/rnn/core/error.hpp. JavaScript adds:
 *   no-simd            this browser has no WebAssembly SIMD
 *   engine-not-loaded  the module could not be fetched or compiled
 *   engine-crashed     the module trapped, or the worker died: only a new worker helps
 *   not-open           a request that needs an open text or task, or anything before `start`
 *   text-binary        the bytes are no text; value: PNG, JPEG, PDF, ZIP or NUL
 *   text-not-utf8      value: the first byte that is not UTF-8, counted from 0
 *   text-too-large     value: its size; allowed: the largest
 *   disposed           the client was disposed of before the answer came
 *   unexpected         what nobody foresaw; message says what
 */

/** @typedef {{code: string, message: string, field: string, value: string, allowed: string}} ErrorBody */

/**
 * @typedef {{id: number, type: 'result', value: unknown}} Result
 * @typedef {{id: number, type: 'error', error: ErrorBody}} Failure
 * @typedef {{id: number, type: 'part', text: string, characters: WrittenCharacter[], unknown: string[]}} Part text: what was written since the part before, characters: the same one by one; together the parts are all of it
 * @typedef {{type: 'snapshot', snapshot: Snapshot}} SnapshotEvent
 * @typedef {{type: 'crashed', error: ErrorBody}} CrashedEvent the engine trapped; only a new worker helps
 * @typedef {Result|Failure|Part|SnapshotEvent|CrashedEvent} Response
 */

export {};
