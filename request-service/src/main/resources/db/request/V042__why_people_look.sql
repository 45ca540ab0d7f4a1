-- Why a step was taken, as a code, where a reason says more than the step itself.
alter table request_step add column reason text;
