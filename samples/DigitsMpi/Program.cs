using System;
using System.IO;
using AutoDiffGen.Distributed;
using AutoDiffGen.Mpi;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;
using Digits;

// dotnet run -c Release [-- file]: by one process.
// mpirun -n 4 dotnet DigitsMpi.dll [file]: by four. With a file, the state is saved at the end of each epoch, and a job that was interrupted goes on from there.
const int Validated = 500, BatchSize = 96, Epochs = 30;
// Less would be a defect.
const double Promised = 0.93;

if (args.Length > 1)
{
    Console.Error.WriteLine("usage: DigitsMpi [file of the state]");
    return 2;
}

string? file = args.Length == 1 ? args[0] : null;
IProcessGroup world = World();
SoftmaxRegression model = new();
DigitSet test = DigitSet.Read("optdigits.tes.csv.gz");
(DigitSet validation, DigitSet training) = DigitSet.Read("optdigits.tra.csv.gz").Split(Validated);
double[] w = new double[model.Parameters];
MinibatchSampler batches = new(training.Count, BatchSize, seed: 1);
Trainer<double> trainer = new(new Adam<double>(0.01))
{
    Group = world,
    MaxEpochs = Epochs,
    LargerIsBetter = true,
    // The first process validates, prints and writes; the others learn what they need.
    Validation = world.Rank == 0 ? p => model.Evaluate(p, validation).Accuracy : null,
    EvaluationCallback = world.Rank == 0 ? Report : null,
};
if (world.Rank == 0)
{
    Console.WriteLine($"Softmax regression of {training.Count} digits, {model.Parameters} parameters, by {world.Size} process{(world.Size == 1 ? "" : "es")}.");
    if (file is not null && File.Exists(file))
    {
        using FileStream saved = File.OpenRead(file);
        trainer.Load(saved, w, batches);
        Console.WriteLine($"Goes on after {batches.Batches / batches.BatchesPerEpoch} epochs.");
    }
}

Batch batch = new(training, BatchSize);
SharedLoss<double> shared = new(world);
TrainingResult<double> result = trainer.Run(
    w,
    shared.OfBatches((p, samples, gradient) =>
    {
        batch.Take(samples);
        return model.LossAndGradient(p, batch.Pixels, batch.Labels, gradient);
    }),
    batches);
double accuracy = model.Evaluate(w, test).Accuracy;
if (world.Rank == 0) Console.WriteLine(FormattableString.Invariant($"{result.Epochs} epochs: {100 * accuracy:F1} % of {test.Count} digits by other writers (promised: {100 * Promised:F0} %)."));
return accuracy >= Promised ? 0 : 1;

void Report(TrainingEvaluation<double> evaluation)
{
    TrainingRecord record = evaluation.Record;
    if ((record.Epoch + 1) % 5 == 0) Console.WriteLine(FormattableString.Invariant($"epoch {record.Epoch + 1,3}   loss {record.TrainingLoss:F4}   accuracy {100 * record.Validation:F1} %"));
    if (file is null) return;
    // A job that dies here leaves the file of the epoch before.
    using (FileStream next = File.Create(file + ".next")) evaluation.Save(next);
    File.Move(file + ".next", file, overwrite: true);
}

static IProcessGroup World()
{
    try
    {
        return Communicator.World;
    }
    // Several of mpirun's would each train by themselves.
    catch (MpiNotFoundException e) when (Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_SIZE") is null && Environment.GetEnvironmentVariable("PMI_SIZE") is null)
    {
        Console.WriteLine($"{e.Message} Until then: one process.");
        return SingleProcess.Instance;
    }
}
