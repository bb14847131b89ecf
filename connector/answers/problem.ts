import { z } from 'zod';
import { type ErrorCode, errors } from '../../core/errors.ts';

export const errorCode = z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]);
