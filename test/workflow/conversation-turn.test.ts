import './triage-faults.ts';
import './long-conversation.ts';
import './both-tiers-fail.ts';
import './model-faults.ts';
import './stop-reasons.ts';
import './plain-turn.ts';
import './later-turns.ts';
import './escalation.ts';
import './repeats.ts';
import './unfinished-turns.ts';
import './expired-turns.ts';
import './customers.ts';
import './logs.ts';
import { useWorld } from './the-world.ts';

// Starting the system takes longer than a hundred turns, so the topics, one per file, share one system.
useWorld();
