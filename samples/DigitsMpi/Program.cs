using System;
using System.IO;
using AutoDiffGen.Distributed;
using AutoDiffGen.Mpi;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;
using DigitsMpi;

// dotnet run -c Release [-- file]: by one process.
// mpirun -n 4 dotnet DigitsMpi.dll [file]: by four. With a file, the state is saved at the end of each epoch, and a job that was interrupted goes on from there.
const int Training = 1437, BatchSize = 96, Epochs = 30;
// Test accuracy that is not reached would be a defect.
const double Promised = 0.88;

if (args.Length > 1)
{
    Console.Error.WriteLine("Usage: DigitsMpi [file of the state]");
    return 2;
}

string? file = args.Length == 1 ? args[0] : null;
IProcessGroup world = World();
(Digits training, Digits test) = Digits.Load(Training);
double[] p = new double[Softmax.Parameters];
MinibatchSampler batches = new(training.Count, BatchSize, seed: 1);
Trainer<double> trainer = new(new Adam<double>(0.01))
{
    Group = world,
    MaxEpochs = Epochs,
    LargerIsBetter = true,
    // The first process tests, prints and writes; the others learn what they need.
    Validation = world.Rank == 0 ? parameters => Softmax.Accuracy(parameters, test) : null,
    EvaluationCallback = world.Rank == 0 ? Report : null,
};
if (world.Rank == 0)
{
    Console.WriteLine($"Softmax regression of {training.Count} digits, {Softmax.Parameters} parameters, by {world.Size} process{(world.Size == 1 ? "" : "es")}.");
    if (file is not null && File.Exists(file))
    {
        using FileStream saved = File.OpenRead(file);
        trainer.Load(saved, p, batches);
        Console.WriteLine($"Goes on after {batches.Batches / batches.BatchesPerEpoch} epochs.");
    }
}

TrainingResult<double> result = trainer.Run(p, new SharedLoss<double>(world).OfBatches(new Batches(training, BatchSize).LossGradient), batches);
double accuracy = Softmax.Accuracy(p, test);
if (world.Rank == 0) Console.WriteLine(FormattableString.Invariant($"{result.Epochs} epochs: {accuracy:P1} of {test.Count} digits by other hands (promised: {Promised:P0})."));
return accuracy >= Promised ? 0 : 1;

void Report(TrainingEvaluation<double> evaluation)
{
    TrainingRecord record = evaluation.Record;
    if ((record.Epoch + 1) % 5 == 0) Console.WriteLine(FormattableString.Invariant($"epoch {record.Epoch + 1,3}   loss {record.TrainingLoss:F4}   accuracy {record.Validation:P1}"));
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
    catch (MpiNotFoundException e)
    {
        Console.WriteLine($"{e.Message} Until then: one process.");
        return SingleProcess.Instance;
    }
}
