Console.WriteLine("Pmo.Benchmarks");
