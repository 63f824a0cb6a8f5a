Console.WriteLine("Pmo");
