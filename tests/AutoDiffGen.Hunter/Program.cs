using AutoDiffGen.Hunter;

return HuntCommand.Run(args);
